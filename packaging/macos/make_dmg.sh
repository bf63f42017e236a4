#!/usr/bin/env bash
# Makes a disk image of the frozen launcher (macOS only): packaging/macos/make_dmg.sh
#
# Signed and notarised where the environment names an identity and an account; without them the image is unsigned, and
# the script says so:
#
#     SIGNING_IDENTITY     "Developer ID Application: ..."; its certificate lies in the keychain
#     NOTARY_PROFILE       profile of `xcrun notarytool store-credentials`
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$(python3 -c 'import sys; sys.path.insert(0, "packaging"); from version import version; print(version())')
app=dist/launcher/dspark-chat.app
image=dist/DSparkChat-$version.dmg

plutil -replace CFBundleShortVersionString -string "$version" "$app/Contents/Info.plist"
plutil -replace CFBundleVersion -string "$version" "$app/Contents/Info.plist"
plutil -replace CFBundleDisplayName -string "DSpark Chat" "$app/Contents/Info.plist"

if [ -n "${SIGNING_IDENTITY:-}" ]; then
    codesign --force --deep --options runtime --timestamp --entitlements packaging/macos/entitlements.plist \
        --sign "$SIGNING_IDENTITY" "$app"
else
    echo "no SIGNING_IDENTITY: the app is signed for this computer only (ad hoc)"
    codesign --force --deep --sign - "$app"
fi
codesign --verify --deep --strict "$app"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/DSpark Chat.app"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "DSpark Chat" -srcfolder "$stage" -ov -format UDZO "$image"

if [ -n "${SIGNING_IDENTITY:-}" ] && [ -n "${NOTARY_PROFILE:-}" ]; then
    codesign --sign "$SIGNING_IDENTITY" --timestamp "$image"
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
else
    echo "no NOTARY_PROFILE: the image is not notarised"
fi
