<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>BuildPage</name>
    <message>
        <source>What should the models run on?</source>
        <translation>Worauf sollen die Modelle laufen?</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Dieser Rechner wird angesehen…</translation>
    </message>
    <message>
        <source>More: a proxy, or packages from a folder</source>
        <translation>Mehr: ein Proxy oder Pakete aus einem Ordner</translation>
    </message>
    <message>
        <source>http://host:port (empty: as the system says)</source>
        <translation>http://host:port (leer: wie im System eingestellt)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Folder with all wheels; then nothing is downloaded</source>
        <translation>Ordner mit allen Wheels; dann wird nichts heruntergeladen</translation>
    </message>
    <message>
        <source>Folder with wheels</source>
        <translation>Ordner mit Wheels</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Advised here: {build}. {why} The choice is yours and can be changed later.</source>
        <translation>Hier empfohlen: {build}. {why} Die Wahl ist frei und lässt sich später ändern.</translation>
    </message>
</context>
<context>
    <name>LauncherWindow</name>
    <message>
        <source>DSpark Chat: installation</source>
        <translation>DSpark Chat: Installation</translation>
    </message>
    <message>
        <source>Remove the program, your conversations, settings and models from {folder}? This cannot be undone.</source>
        <translation>Das Programm, alle Unterhaltungen, Einstellungen und Modelle aus {folder} entfernen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Remove the program from {folder}? This cannot be undone.</source>
        <translation>Das Programm aus {folder} entfernen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Uninstall</source>
        <translation>Deinstallieren</translation>
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
        <translation>Ein Sprachmodell, das auf diesem Rechner antwortet und zeigt, wie es das macht. Hier wird es einmal eingerichtet, in einem eigenen Ordner ({folder}); außerhalb davon wird nichts geändert, und nichts Persönliches wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>I agree, continue</source>
        <translation>Ich stimme zu, weiter</translation>
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
        <translation>Beim Deinstallieren auch meine Unterhaltungen, Einstellungen und Modelle entfernen</translation>
    </message>
    <message>
        <source>Uninstall</source>
        <translation>Deinstallieren</translation>
    </message>
    <message>
        <source>Go back to the version before</source>
        <translation>Zur vorherigen Version zurück</translation>
    </message>
    <message>
        <source>Repair or change…</source>
        <translation>Reparieren oder ändern…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Nothing is set up, or it is damaged.</source>
        <translation>Nichts ist eingerichtet, oder es ist beschädigt.</translation>
    </message>
    <message>
        <source>In use: {environment}.</source>
        <translation>In Gebrauch: {environment}.</translation>
    </message>
    <message>
        <source>Before: {environment}.</source>
        <translation>Davor: {environment}.</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Use the processor for now</source>
        <translation>Vorerst den Prozessor verwenden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Setting up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {words}</source>
        <translation>Schritt {number} von {count}: {words}</translation>
    </message>
    <message>
        <source>Stopping; nothing that was there is changed.</source>
        <translation>Wird gestoppt; am Vorhandenen ändert sich nichts.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>--torch cuda: there is no CUDA on macOS. Use --torch cpu.</source>
        <translation>--torch cuda: Unter macOS gibt es kein CUDA. --torch cpu verwenden.</translation>
    </message>
    <message>
        <source>--torch {asked}: there is no such file. Give cpu, cuda, auto or a torch wheel.</source>
        <translation>--torch {asked}: Diese Datei gibt es nicht. cpu, cuda, auto oder ein Wheel von torch angeben.</translation>
    </message>
    <message>
        <source>--torch {asked}: this is not a wheel of torch {version}, the version that is needed.</source>
        <translation>--torch {asked}: Das ist kein Wheel von torch {version}, der Version, die gebraucht wird.</translation>
    </message>
    <message>
        <source>A downloaded file is not the one that was pinned, so it was refused (could not {what}). Check that no proxy or mirror alters downloads, then try again. Details: {log}</source>
        <translation>Eine heruntergeladene Datei ist nicht die festgelegte und wurde deshalb abgelehnt (nicht gelungen: {what}). Prüfen, dass kein Proxy oder Spiegelserver Downloads verändert, dann noch einmal versuchen. Details: {log}</translation>
    </message>
    <message>
        <source>A file operation failed: {reason} ({file}). Check the rights on this folder and try again.</source>
        <translation>Ein Dateizugriff ist fehlgeschlagen: {reason} ({file}). Die Rechte an diesem Ordner prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>A file operation failed: {reason}. Check the rights on this folder and try again.</source>
        <translation>Ein Dateizugriff ist fehlgeschlagen: {reason}. Die Rechte an diesem Ordner prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>About {need:.0f} GB of free disk space are needed in {folder}, and {free:.1f} GB are free. Free some space and try again.</source>
        <translation>In {folder} werden etwa {need:.0f} GB freier Platz gebraucht, und {free:.1f} GB sind frei. Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Another set-up is running; waiting for it</source>
        <translation>Eine andere Einrichtung läuft; auf sie wird gewartet</translation>
    </message>
    <message>
        <source>Could not {what}. The last lines of {log}:
{tail}</source>
        <translation>Nicht gelungen: {what}. Die letzten Zeilen von {log}:
{tail}</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät oder Ressource belegt</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherkontingent überschritten</translation>
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
        <source>Getting Python</source>
        <translation>Python wird geholt</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Installing DSpark Chat {version}</source>
        <translation>DSpark Chat {version} wird installiert</translation>
    </message>
    <message>
        <source>Installing PyTorch {version} ({build})</source>
        <translation>PyTorch {version} ({build}) wird installiert</translation>
    </message>
    <message>
        <source>Installing {count} packages, each checked against its pinned SHA-256</source>
        <translation>{count} Pakete werden installiert, jedes gegen seinen festgelegten SHA-256-Wert geprüft</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Ist ein Ordner</translation>
    </message>
    <message>
        <source>Looking at the disk</source>
        <translation>Die Festplatte wird geprüft</translation>
    </message>
    <message>
        <source>No NVIDIA card answered.</source>
        <translation>Keine NVIDIA-Karte hat geantwortet.</translation>
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
        <source>Nothing was downloaded. To run without the GPU, add --torch cpu.</source>
        <translation>Nichts wurde heruntergeladen. Ohne Grafikkarte: --torch cpu hinzufügen.</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>PyTorch for NVIDIA cards (CUDA 13)</source>
        <translation>PyTorch für NVIDIA-Karten (CUDA 13)</translation>
    </message>
    <message>
        <source>PyTorch for NVIDIA cards is installed, but it finds no card that it can use. Its driver must be {needed} or newer. Update the driver and try again, or use the processor for now.</source>
        <translation>PyTorch für NVIDIA-Karten ist installiert, findet aber keine Karte, die es nutzen kann. Ihr Treiber muss {needed} oder neuer sein. Den Treiber aktualisieren und noch einmal versuchen, oder vorerst den Prozessor verwenden.</translation>
    </message>
    <message>
        <source>PyTorch for the processor</source>
        <translation>PyTorch für den Prozessor</translation>
    </message>
    <message>
        <source>PyTorch for {card} (CUDA): {size}.</source>
        <translation>PyTorch für {card} (CUDA): {size}.</translation>
    </message>
    <message>
        <source>PyTorch was installed but does not start here: {reason}. Details: {log}</source>
        <translation>PyTorch wurde installiert, startet hier aber nicht: {reason}. Details: {log}</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Run this with the system&apos;s Python (python3), not with the one inside .venv.</source>
        <translation>Mit dem Python des Systems (python3) ausführen, nicht mit dem in .venv.</translation>
    </message>
    <message>
        <source>Setting up needs about {need:.0f} GB of free disk space in {folder}, and {free:.1f} GB are free. Free some space and run the same command again.</source>
        <translation>Das Einrichten braucht etwa {need:.0f} GB freien Platz in {folder}, und {free:.1f} GB sind frei. Platz schaffen und denselben Befehl noch einmal ausführen.</translation>
    </message>
    <message>
        <source>The disk is full, so it was not possible to {what}. Free some space and try again.</source>
        <translation>Die Festplatte ist voll, darum nicht gelungen: {what}. Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and run the same command again.</source>
        <translation>Die Festplatte ist voll. Platz schaffen und denselben Befehl noch einmal ausführen.</translation>
    </message>
    <message>
        <source>The driver {version} of {card} is too old: CUDA 13 needs {needed} or newer.</source>
        <translation>Der Treiber {version} von {card} ist zu alt: CUDA 13 braucht {needed} oder neuer.</translation>
    </message>
    <message>
        <source>The folder {folder} exists and was not made by this program, so it is left alone. Rename or delete it, then run the same command again.</source>
        <translation>Den Ordner {folder} gibt es schon, und dieses Programm hat ihn nicht angelegt; darum bleibt er unberührt. Umbenennen oder löschen, dann denselben Befehl noch einmal ausführen.</translation>
    </message>
    <message>
        <source>The launcher is not whole: something is missing in {folder}. Install it again.</source>
        <translation>Der Starter ist nicht vollständig: In {folder} fehlt etwas. Noch einmal installieren.</translation>
    </message>
    <message>
        <source>The package server could not be reached, so it was not possible to {what}. Check the network connection (and proxy settings) and try again; what was downloaded is kept.</source>
        <translation>Der Paketserver war nicht erreichbar, darum nicht gelungen: {what}. Die Netzverbindung (und Proxy-Einstellungen) prüfen und noch einmal versuchen; was heruntergeladen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The package server has no file that fits this computer and this Python, so it was not possible to {what}. Use Python 3.11, 3.12 or 3.13 (64 bit) on Linux, Windows or macOS. Details: {log}</source>
        <translation>Der Paketserver hat keine Datei, die zu diesem Rechner und diesem Python passt, darum nicht gelungen: {what}. Python 3.11, 3.12 oder 3.13 (64 Bit) unter Linux, Windows oder macOS verwenden. Details: {log}</translation>
    </message>
    <message>
        <source>The program was installed but does not start here. Details: {log}</source>
        <translation>Das Programm wurde installiert, startet hier aber nicht. Details: {log}</translation>
    </message>
    <message>
        <source>There is no CUDA on macOS.</source>
        <translation>Unter macOS gibt es kein CUDA.</translation>
    </message>
    <message>
        <source>This Python has neither pip nor ensurepip. On Debian or Ubuntu run: sudo apt-get install python3-pip  (elsewhere install pip for it), then run the same command again.</source>
        <translation>Dieses Python hat weder pip noch ensurepip. Unter Debian oder Ubuntu: sudo apt-get install python3-pip  (anderswo pip dafür installieren), dann denselben Befehl noch einmal ausführen.</translation>
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
        <source>Trying it</source>
        <translation>Es wird ausprobiert</translation>
    </message>
    <message>
        <source>Version {version} was to be installed, and {other} answers.</source>
        <translation>Version {version} sollte installiert werden, und {other} antwortet.</translation>
    </message>
    <message>
        <source>about 0.5 GB to download, about 2 GB of disk space</source>
        <translation>etwa 0,5 GB zum Herunterladen, etwa 2 GB auf der Festplatte</translation>
    </message>
    <message>
        <source>about 2.7 GB to download, about 9 GB of disk space</source>
        <translation>etwa 2,7 GB zum Herunterladen, etwa 9 GB auf der Festplatte</translation>
    </message>
    <message>
        <source>downloading {what}</source>
        <translation>{what} wird heruntergeladen</translation>
    </message>
    <message>
        <source>find {package}</source>
        <translation>{package} finden</translation>
    </message>
    <message>
        <source>install PyTorch {version}</source>
        <translation>PyTorch {version} installieren</translation>
    </message>
    <message>
        <source>install the packages</source>
        <translation>die Pakete installieren</translation>
    </message>
    <message>
        <source>install the program</source>
        <translation>das Programm installieren</translation>
    </message>
    <message>
        <source>make an environment</source>
        <translation>eine Umgebung anlegen</translation>
    </message>
    <message>
        <source>no NVIDIA card answered</source>
        <translation>keine NVIDIA-Karte hat geantwortet</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>wird entpackt</translation>
    </message>
    <message>
        <source>version {version}, PyTorch {torch} ({build})</source>
        <translation>Version {version}, PyTorch {torch} ({build})</translation>
    </message>
    <message>
        <source>{before}, {last}</source>
        <translation>{before}, {last}</translation>
    </message>
    <message>
        <source>{card} has a driver ({version}) that runs CUDA 13.</source>
        <translation>{card} hat einen Treiber ({version}), mit dem CUDA 13 läuft.</translation>
    </message>
    <message>
        <source>{card}, driver {version}</source>
        <translation>{card}, Treiber {version}</translation>
    </message>
    <message>
        <source>{environment}, which found no card it can use</source>
        <translation>{environment}; eine nutzbare Karte wurde nicht gefunden</translation>
    </message>
    <message>
        <source>{facts}.</source>
        <translation>{facts}.</translation>
    </message>
    <message>
        <source>{problem} Install the Microsoft Visual C++ Redistributable.</source>
        <translation>{problem} Das Microsoft Visual C++ Redistributable installieren.</translation>
    </message>
    <message>
        <source>{size:.0f} GB of disk space free</source>
        <translation>{size:.0f} GB auf der Festplatte frei</translation>
    </message>
    <message>
        <source>{size:.0f} GB of memory</source>
        <translation>{size:.0f} GB Arbeitsspeicher</translation>
    </message>
    <message>
        <source>{size}; {room:.0f} GB free are asked for</source>
        <translation>{size}; {room:.0f} GB müssen frei sein</translation>
    </message>
    <message>
        <source>{system}, {count} processors</source>
        <translation>{system}, {count} Prozessoren</translation>
    </message>
    <message>
        <source>{what} Add --yes to agree, or --torch cpu to run without the GPU.</source>
        <translation>{what} --yes hinzufügen, um zuzustimmen, oder --torch cpu, um ohne Grafikkarte zu arbeiten.</translation>
    </message>
</context>
</TS>
