<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>BuildPage</name>
    <message>
        <source>What should the models run on?</source>
        <translation>¿En qué deben ejecutarse los modelos?</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Examinando este equipo…</translation>
    </message>
    <message>
        <source>More: a proxy, or packages from a folder</source>
        <translation>Más: un proxy o paquetes de una carpeta</translation>
    </message>
    <message>
        <source>http://host:port (empty: as the system says)</source>
        <translation>http://host:puerto (vacío: el del sistema)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Folder with all wheels; then nothing is downloaded</source>
        <translation>Carpeta con todos los wheels; entonces no se descarga nada</translation>
    </message>
    <message>
        <source>Folder with wheels</source>
        <translation>Carpeta con wheels</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Advised here: {build}. {why} The choice is yours and can be changed later.</source>
        <translation>Recomendado aquí: {build}. {why} La elección es libre y se puede cambiar más tarde.</translation>
    </message>
</context>
<context>
    <name>LauncherWindow</name>
    <message>
        <source>DSpark Chat: installation</source>
        <translation>DSpark Chat: instalación</translation>
    </message>
    <message>
        <source>Remove the program, your conversations, settings and models from {folder}? This cannot be undone.</source>
        <translation>¿Quitar de {folder} el programa y todas las conversaciones, los ajustes y los modelos? No se puede deshacer.</translation>
    </message>
    <message>
        <source>Remove the program from {folder}? This cannot be undone.</source>
        <translation>¿Quitar el programa de {folder}? No se puede deshacer.</translation>
    </message>
    <message>
        <source>Uninstall</source>
        <translation>Desinstalar</translation>
    </message>
</context>
<context>
    <name>LicencePage</name>
    <message>
        <source>DSpark Chat</source>
        <translation>DSpark Chat</translation>
    </message>
    <message>
        <source>A language model that answers on this computer, and shows how it does. This sets it up once, in a folder of yours ({folder}); nothing outside of it is changed, and nothing about you is sent anywhere.</source>
        <translation>Un modelo de lenguaje que responde en este equipo y muestra cómo lo hace. Aquí se instala una sola vez, en una carpeta propia ({folder}); fuera de ella no se cambia nada, y nada personal se envía a ninguna parte.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>I agree, continue</source>
        <translation>Acepto, continuar</translation>
    </message>
</context>
<context>
    <name>ManagePage</name>
    <message>
        <source>DSpark Chat</source>
        <translation>DSpark Chat</translation>
    </message>
    <message>
        <source>Also remove my conversations, settings and models when uninstalling</source>
        <translation>Al desinstalar, quitar también mis conversaciones, ajustes y modelos</translation>
    </message>
    <message>
        <source>Uninstall</source>
        <translation>Desinstalar</translation>
    </message>
    <message>
        <source>Go back to the version before</source>
        <translation>Volver a la versión anterior</translation>
    </message>
    <message>
        <source>Repair or change…</source>
        <translation>Reparar o cambiar…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Nothing is set up, or it is damaged.</source>
        <translation>No hay nada instalado, o está dañado.</translation>
    </message>
    <message>
        <source>In use: {environment}.</source>
        <translation>En uso: {environment}.</translation>
    </message>
    <message>
        <source>Before: {environment}.</source>
        <translation>Antes: {environment}.</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>That did not work</source>
        <translation>No ha funcionado</translation>
    </message>
    <message>
        <source>Use the processor for now</source>
        <translation>Usar el procesador por ahora</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Setting up</source>
        <translation>Instalando</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {words}</source>
        <translation>Paso {number} de {count}: {words}</translation>
    </message>
    <message>
        <source>Stopping; nothing that was there is changed.</source>
        <translation>Deteniendo; no cambia nada de lo que había.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>--torch cuda: there is no CUDA on macOS. Use --torch cpu.</source>
        <translation>--torch cuda: en macOS no hay CUDA. Usar --torch cpu.</translation>
    </message>
    <message>
        <source>--torch {asked}: there is no such file. Give cpu, cuda, auto or a torch wheel.</source>
        <translation>--torch {asked}: no existe ese archivo. Indicar cpu, cuda, auto o un wheel de torch.</translation>
    </message>
    <message>
        <source>--torch {asked}: this is not a wheel of torch {version}, the version that is needed.</source>
        <translation>--torch {asked}: no es un wheel de torch {version}, la versión que se necesita.</translation>
    </message>
    <message>
        <source>A downloaded file is not the one that was pinned, so it was refused (could not {what}). Check that no proxy or mirror alters downloads, then try again. Details: {log}</source>
        <translation>Un archivo descargado no es el que estaba fijado y por eso se ha rechazado (sin conseguir: {what}). Comprobar que ningún proxy ni espejo altere las descargas y volver a intentarlo. Detalles: {log}</translation>
    </message>
    <message>
        <source>A file operation failed: {reason} ({file}). Check the rights on this folder and try again.</source>
        <translation>Ha fallado una operación con archivos: {reason} ({file}). Comprobar los permisos de esta carpeta y volver a intentarlo.</translation>
    </message>
    <message>
        <source>A file operation failed: {reason}. Check the rights on this folder and try again.</source>
        <translation>Ha fallado una operación con archivos: {reason}. Comprobar los permisos de esta carpeta y volver a intentarlo.</translation>
    </message>
    <message>
        <source>About {need:.0f} GB of free disk space are needed in {folder}, and {free:.1f} GB are free. Free some space and try again.</source>
        <translation>En {folder} hacen falta unos {need:.0f} GB libres, y hay {free:.1f} GB. Liberar espacio y volver a intentarlo.</translation>
    </message>
    <message>
        <source>Another set-up is running; waiting for it</source>
        <translation>Hay otra instalación en curso; esperando a que termine</translation>
    </message>
    <message>
        <source>Could not {what}. The last lines of {log}:
{tail}</source>
        <translation>No se ha conseguido: {what}. Las últimas líneas de {log}:
{tail}</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Dispositivo o recurso ocupado</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Se superó la cuota de disco</translation>
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
        <source>Getting Python</source>
        <translation>Obteniendo Python</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Error de entrada/salida</translation>
    </message>
    <message>
        <source>Installing DSpark Chat {version}</source>
        <translation>Instalando DSpark Chat {version}</translation>
    </message>
    <message>
        <source>Installing PyTorch {version} ({build})</source>
        <translation>Instalando PyTorch {version} ({build})</translation>
    </message>
    <message>
        <source>Installing {count} packages, each checked against its pinned SHA-256</source>
        <translation>Instalando {count} paquetes, cada uno comprobado con su SHA-256 fijado</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Es una carpeta</translation>
    </message>
    <message>
        <source>Looking at the disk</source>
        <translation>Examinando el disco</translation>
    </message>
    <message>
        <source>No NVIDIA card answered.</source>
        <translation>No ha respondido ninguna tarjeta NVIDIA.</translation>
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
        <source>Nothing was downloaded. To run without the GPU, add --torch cpu.</source>
        <translation>No se ha descargado nada. Para usarlo sin la tarjeta gráfica, añadir --torch cpu.</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Operación no permitida</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Permiso denegado</translation>
    </message>
    <message>
        <source>PyTorch for NVIDIA cards (CUDA 13)</source>
        <translation>PyTorch para tarjetas NVIDIA (CUDA 13)</translation>
    </message>
    <message>
        <source>PyTorch for NVIDIA cards is installed, but it finds no card that it can use. Its driver must be {needed} or newer. Update the driver and try again, or use the processor for now.</source>
        <translation>PyTorch para tarjetas NVIDIA está instalado, pero no encuentra ninguna tarjeta que pueda usar. Su controlador debe ser el {needed} o posterior. Actualizar el controlador y volver a intentarlo, o usar el procesador por ahora.</translation>
    </message>
    <message>
        <source>PyTorch for the processor</source>
        <translation>PyTorch para el procesador</translation>
    </message>
    <message>
        <source>PyTorch for {card} (CUDA): {size}.</source>
        <translation>PyTorch para {card} (CUDA): {size}.</translation>
    </message>
    <message>
        <source>PyTorch was installed but does not start here: {reason}. Details: {log}</source>
        <translation>PyTorch se ha instalado, pero no arranca aquí: {reason}. Detalles: {log}</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Sistema de archivos de solo lectura</translation>
    </message>
    <message>
        <source>Run this with the system&apos;s Python (python3), not with the one inside .venv.</source>
        <translation>Ejecutar esto con el Python del sistema (python3), no con el de .venv.</translation>
    </message>
    <message>
        <source>Setting up needs about {need:.0f} GB of free disk space in {folder}, and {free:.1f} GB are free. Free some space and run the same command again.</source>
        <translation>La instalación necesita unos {need:.0f} GB libres en {folder}, y hay {free:.1f} GB. Liberar espacio y volver a ejecutar la misma orden.</translation>
    </message>
    <message>
        <source>The disk is full, so it was not possible to {what}. Free some space and try again.</source>
        <translation>El disco está lleno, por eso no se ha conseguido: {what}. Liberar espacio y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and run the same command again.</source>
        <translation>El disco está lleno. Liberar espacio y volver a ejecutar la misma orden.</translation>
    </message>
    <message>
        <source>The driver {version} of {card} is too old: CUDA 13 needs {needed} or newer.</source>
        <translation>El controlador {version} de {card} es demasiado antiguo: CUDA 13 necesita el {needed} o posterior.</translation>
    </message>
    <message>
        <source>The folder {folder} exists and was not made by this program, so it is left alone. Rename or delete it, then run the same command again.</source>
        <translation>La carpeta {folder} ya existe y no la ha creado este programa, así que no se toca. Cambiarle el nombre o borrarla y volver a ejecutar la misma orden.</translation>
    </message>
    <message>
        <source>The launcher is not whole: something is missing in {folder}. Install it again.</source>
        <translation>El lanzador no está completo: falta algo en {folder}. Volver a instalarlo.</translation>
    </message>
    <message>
        <source>The package server could not be reached, so it was not possible to {what}. Check the network connection (and proxy settings) and try again; what was downloaded is kept.</source>
        <translation>No se ha podido acceder al servidor de paquetes, por eso no se ha conseguido: {what}. Comprobar la conexión de red (y los ajustes del proxy) y volver a intentarlo; lo descargado se conserva.</translation>
    </message>
    <message>
        <source>The package server has no file that fits this computer and this Python, so it was not possible to {what}. Use Python 3.11, 3.12 or 3.13 (64 bit) on Linux, Windows or macOS. Details: {log}</source>
        <translation>El servidor de paquetes no tiene ningún archivo adecuado para este equipo y este Python, por eso no se ha conseguido: {what}. Usar Python 3.11, 3.12 o 3.13 (64 bits) en Linux, Windows o macOS. Detalles: {log}</translation>
    </message>
    <message>
        <source>The program was installed but does not start here. Details: {log}</source>
        <translation>El programa se ha instalado, pero no arranca aquí. Detalles: {log}</translation>
    </message>
    <message>
        <source>There is no CUDA on macOS.</source>
        <translation>En macOS no hay CUDA.</translation>
    </message>
    <message>
        <source>This Python has neither pip nor ensurepip. On Debian or Ubuntu run: sudo apt-get install python3-pip  (elsewhere install pip for it), then run the same command again.</source>
        <translation>Este Python no tiene ni pip ni ensurepip. En Debian o Ubuntu: sudo apt-get install python3-pip  (en otros sistemas, instalar pip para él), y volver a ejecutar la misma orden.</translation>
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
        <source>Trying it</source>
        <translation>Probándolo</translation>
    </message>
    <message>
        <source>Version {version} was to be installed, and {other} answers.</source>
        <translation>Se iba a instalar la versión {version}, y responde la {other}.</translation>
    </message>
    <message>
        <source>about 0.5 GB to download, about 2 GB of disk space</source>
        <translation>unos 0,5 GB de descarga, unos 2 GB en el disco</translation>
    </message>
    <message>
        <source>about 2.7 GB to download, about 9 GB of disk space</source>
        <translation>unos 2,7 GB de descarga, unos 9 GB en el disco</translation>
    </message>
    <message>
        <source>downloading {what}</source>
        <translation>descargando {what}</translation>
    </message>
    <message>
        <source>find {package}</source>
        <translation>encontrar {package}</translation>
    </message>
    <message>
        <source>install PyTorch {version}</source>
        <translation>instalar PyTorch {version}</translation>
    </message>
    <message>
        <source>install the packages</source>
        <translation>instalar los paquetes</translation>
    </message>
    <message>
        <source>install the program</source>
        <translation>instalar el programa</translation>
    </message>
    <message>
        <source>make an environment</source>
        <translation>crear un entorno</translation>
    </message>
    <message>
        <source>no NVIDIA card answered</source>
        <translation>no ha respondido ninguna tarjeta NVIDIA</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>desempaquetando</translation>
    </message>
    <message>
        <source>version {version}, PyTorch {torch} ({build})</source>
        <translation>versión {version}, PyTorch {torch} ({build})</translation>
    </message>
    <message>
        <source>{before}, {last}</source>
        <translation>{before}, {last}</translation>
    </message>
    <message>
        <source>{card} has a driver ({version}) that runs CUDA 13.</source>
        <translation>{card} tiene un controlador ({version}) con el que funciona CUDA 13.</translation>
    </message>
    <message>
        <source>{card}, driver {version}</source>
        <translation>{card}, controlador {version}</translation>
    </message>
    <message>
        <source>{environment}, which found no card it can use</source>
        <translation>{environment}, que no ha encontrado ninguna tarjeta que pueda usar</translation>
    </message>
    <message>
        <source>{facts}.</source>
        <translation>{facts}.</translation>
    </message>
    <message>
        <source>{problem} Install the Microsoft Visual C++ Redistributable.</source>
        <translation>{problem} Instalar Microsoft Visual C++ Redistributable.</translation>
    </message>
    <message>
        <source>{size:.0f} GB of disk space free</source>
        <translation>{size:.0f} GB libres en el disco</translation>
    </message>
    <message>
        <source>{size:.0f} GB of memory</source>
        <translation>{size:.0f} GB de memoria</translation>
    </message>
    <message>
        <source>{size}; {room:.0f} GB free are asked for</source>
        <translation>{size}; se piden {room:.0f} GB libres</translation>
    </message>
    <message>
        <source>{system}, {count} processors</source>
        <translation>{system}, {count} procesadores</translation>
    </message>
    <message>
        <source>{what} Add --yes to agree, or --torch cpu to run without the GPU.</source>
        <translation>{what} Añadir --yes para aceptar, o --torch cpu para usarlo sin la tarjeta gráfica.</translation>
    </message>
</context>
</TS>
