; A Windows installer for one user, without rights of an administrator: launcher, start menu, uninstaller.
;
;     makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DLAUNCHER=dist/launcher/dspark-chat -DOUT=dist/DSparkChat-0.1.0-setup.exe installer.nsi
;
; DSparkChat-setup.exe /S installs without a window, uninstall.exe /S removes without one. The environment that the
; launcher makes is removed by the uninstaller; conversations, settings and models stay.
Unicode true
!include MUI2.nsh
!include FileFunc.nsh

!define NAME "DSpark Chat"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\DSparkChat"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\DSparkChat"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetDateSave off
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"

!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\dspark-chat.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString RUNNING ${LANG_ENGLISH} "${NAME} is running. Close it, then try again."
LangString RUNNING ${LANG_GERMAN} "${NAME} läuft gerade. Das Programm schließen, dann noch einmal versuchen."
LangString RUNNING ${LANG_SPANISH} "${NAME} está en marcha. Ciérrelo y vuelva a intentarlo."
LangString RUNNING ${LANG_SIMPCHINESE} "${NAME} 正在运行。请将其关闭，然后重试。"

; A program that runs cannot be replaced: its file cannot be opened for writing.
!macro REFUSE_WHILE_RUNNING
  IfFileExists "$INSTDIR\dspark-chat.exe" 0 +8
  ClearErrors
  FileOpen $0 "$INSTDIR\dspark-chat.exe" a
  IfErrors 0 +4
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
  SetErrorLevel 2
  Abort
  FileClose $0
!macroend

Section "Install"
  !insertmacro REFUSE_WHILE_RUNNING
  ; files of the version before that this one no longer has would be loaded by mistake
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${LAUNCHER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\dspark-chat.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\dspark-chat.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "The DSpark Chat authors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_RUNNING
  ExecWait '"$INSTDIR\dspark-chat.exe" --uninstall'
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\dspark-chat.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
