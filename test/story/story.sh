#!/usr/bin/env bash
# The whole story on the command line, with two vault folders, and then without this program: the take-out parcel, an object
# and the escrow are opened with stock age and tar. Run by `npm test`; by hand: `bash test/story/story.sh`, or with a packed app:
# `bash test/story/story.sh dist/linux-unpacked/mochidashi`.
set -euo pipefail
[ $# -eq 0 ] || packed=$(realpath "$1")
cd "$(dirname "$0")/../.."

work=$(mktemp -d "${TMPDIR:-/tmp}/mochidashi-story.XXXXXX")
trap 'rm -rf "$work"' EXIT
office=$work/office-vault laptop=$work/laptop-vault share=$work/share stick=$work/stick out=$work/out
mkdir -p "$share/営業" "$stick" "$out"
umask 077
printf 'correct horse office staple' >"$work/office.pass"
printf 'correct horse laptop staple' >"$work/laptop.pass"
printf 'another horse laptop staple' >"$work/new.pass"

passed=0
ok() { passed=$((passed + 1)); printf 'ok %d - %s\n' "$passed" "$1"; }
fail() { printf 'not ok - %s\n' "$1" >&2; printf '%d passed, 1 failed\n' "$passed"; exit 1; }
expect() { [ "$2" = "$3" ] && ok "$1" || fail "$1: expected «$3», got «$2»"; }

if [ -z "${packed-}" ]; then cli() { npm run -s cli -- "$@"; }
# Chromium refuses root before our own code runs, although the command line starts none of it.
elif [ "$(id -u)" = 0 ]; then cli() { "$packed" --no-sandbox "$@"; }
else cli() { "$packed" "$@"; }; fi
office() { cli office "$@" --vault "$office" --keychain "file:$work/office.keychain" --passphrase-file "$work/office.pass" --json; }
worker() { cli worker "$@" --vault "$laptop" --keychain "file:$work/laptop.keychain" --passphrase-file "$work/laptop.pass" --json; }
vault() { cli vault "$@" --vault "$laptop" --keychain "file:$work/laptop.keychain" --passphrase-file "$work/laptop.pass" --json; }
# Reads one value out of a JSON document on standard input: field '.rows[0].id'
field() { node -e 'const v = new Function("d", "return d" + process.argv[1])(JSON.parse(require("fs").readFileSync(0, "utf8"))); process.stdout.write(String(v))' "$1"; }

printf '品目,数量\n机,3\n' >"$share/営業/見積.csv"
printf 'これは報告書です。\n' >"$share/報告書.txt"
head -c 200000 /dev/urandom >"$share/図面.bin"

# 1–3: office, enrolment, grant
office init --name 総務課 --recovery-key "$stick/recovery.key" >"$out/init.json"
ok 'the office vault is made and its recovery key written to the stick'
worker enrol --name 佐藤花子 --device ノートPC-7 --out "$stick/request.mochi" >"$out/enrol.json"
office issue "$stick/request.mochi" --worker 佐藤花子 --lease 30d --out "$stick/grant.mochi" >"$out/issue.json"
expect 'both sides see the same fingerprint' "$(field '.fingerprint.join(" ")' <"$out/enrol.json")" "$(field '.fingerprint.join(" ")' <"$out/issue.json")"
worker accept "$stick/grant.mochi" >"$out/accept.json"
expect 'the grant makes a vault of the office' "$(field .officeName <"$out/accept.json")" 総務課

# 4: taking out, both ways
device=$(field .deviceId <"$out/issue.json")
office takeout "$share/営業/見積.csv" "$share/図面.bin" --to "$device" --purpose 客先訪問 --due 2099-12-31 --out "$stick/takeout.mochi" >"$out/takeout.json"

# 5: the check before work. The office begins with a policy that blocks without anti-virus; where this machine has none, it telephones.
check() { cli check run "$@" --vault "$laptop" --keychain "file:$work/laptop.keychain" --passphrase-file "$work/laptop.pass" --json; }
code=0; worker import "$stick/takeout.mochi" >"$out/unchecked.json" 2>/dev/null || code=$?
expect 'without the check the vault stays shut' "$code $(field .error.code <"$out/unchecked.json")" '1 check/gate-closed'
yes='alone memoApart contactCard suspicious'
check --yes $yes >"$out/check.json" || true
reasons=$(field '.reasonsFor.map((check) => check + "=出先のため").join(" ")' <"$out/check.json")
codes=''
for blocked in $(field '.blockedBy.join(" ")' <"$out/check.json"); do
  codes="$codes $blocked=$(office code "$device" --check "$blocked" | field .code | tr -d ' ')"
done
check --yes $yes ${reasons:+--check-reason $reasons} ${codes:+--code $codes} --record >"$out/checked.json"
expect 'the check opens it, with codes by telephone for what blocks' "$(field .state <"$out/checked.json")" open
worker import "$stick/takeout.mochi" >"$out/import.json"
expect 'the parcel brings two files' "$(field .files <"$out/import.json")" 2
worker import "$stick/takeout.mochi" >"$out/again.json"
expect 'importing it twice changes nothing and says so' "$(field .already <"$out/again.json")" true
worker takeout "$share/報告書.txt" --purpose 在宅勤務 >"$out/self.json"
expect 'the worker takes a file out himself' "$(field .taken <"$out/self.json")" 1
vault list >"$out/list.json"
expect 'the list shows three files' "$(field .length <"$out/list.json")" 3
expect 'two Japanese characters find a file' "$(vault list --search 見積 | field '[0].name')" 見積.csv

# 6: work
csv=$(field '.find((row) => row.name === "見積.csv").id' <"$out/list.json")
txt=$(field '.find((row) => row.name === "報告書.txt").id' <"$out/list.json")
vault get "$csv" --out "$out/見積.csv" >/dev/null
cmp "$out/見積.csv" "$share/営業/見積.csv" && ok 'a file comes out as it went in'
printf '椅子,5\n' >>"$out/見積.csv"
vault put "$csv" "$out/見積.csv" >/dev/null
printf '追記しました。\n' >"$out/報告書.txt"
vault put "$txt" "$out/報告書.txt" >/dev/null
expect 'earlier versions stay' "$(vault versions "$csv" | field .length)" 2
expect 'the vault verifies without a finding' "$(vault verify | field .findings.length)" 0

# 7: return; the report changes in the office meanwhile
printf '事務所で書き換えました。\n' >"$share/報告書.txt"
worker return --all --out "$stick/return.mochi" >"$out/return.json"
expect 'three files go back, two of them changed' "$(field .files <"$out/return.json") $(field .changed <"$out/return.json")" '3 2'
office receive "$stick/return.mochi" --out "$stick/receipt.mochi" --dry-run >"$out/dry.json"
expect 'a dry run writes nothing' "$(cat "$share/営業/見積.csv" | wc -l)" 2
office receive "$stick/return.mochi" --out "$stick/receipt.mochi" >"$out/receive.json"
cmp "$share/営業/見積.csv" "$out/見積.csv" && ok 'the unchanged original is replaced by the returned file'
expect 'the changed original stays' "$(cat "$share/報告書.txt")" 事務所で書き換えました。
[ "$(find "$share" -maxdepth 1 -name '報告書*' | wc -l)" = 2 ] && ok 'the returned report lies beside it' || fail 'both reports are kept'
worker receipt "$stick/receipt.mochi" >"$out/receipt.json"
expect 'the receipt lets three copies be destroyed' "$(field .destroyed <"$out/receipt.json")" 3

# 8: account
expect 'nothing is out any more' "$(office ledger | field '.filter((row) => row.state !== "returned").length')" 0
expect 'the log that came back is intact' "$(office audit "$device" | field .verdict)" intact
cli audit verify --vault "$laptop" --keychain "file:$work/laptop.keychain" --passphrase-file "$work/laptop.pass" --json | field .intact | grep -qx true && ok 'the log of the device is intact'

# Forgotten passphrase
worker takeout "$share/図面.bin" --purpose 復旧の確認 >/dev/null
worker forgot --out "$stick/forgot.mochi" >"$out/forgot.json"
office recover "$stick/forgot.mochi" --out "$stick/recovery.mochi" >/dev/null
worker accept "$stick/recovery.mochi" --new-passphrase-file "$work/new.pass" >/dev/null
if vault status >"$out/old.json" 2>/dev/null; then fail 'the old passphrase opens nothing'; fi
expect 'the old passphrase opens nothing' "$(field .error.code <"$out/old.json")" vault/wrong-passphrase
cp "$work/new.pass" "$work/laptop.pass"
sleep 1
expect 'the new passphrase opens the vault' "$(vault status | field .role)" worker

# Wrong usage and refusals
code=0; cli vault list --json >/dev/null 2>&1 || code=$?
expect 'wrong usage exits with 2' "$code" 2
code=0; worker import "$share/報告書.txt" >"$out/foreign.json" 2>/dev/null || code=$?
expect 'a file that is no parcel is refused with 1' "$code" 1

# Without this program: stock age and tar. Escrow and parcels are sealed to hybrid recipients and need age 1.3 or newer; objects do not.
case $(age --version) in v0.* | 0.* | v1.[0-2].* | 1.[0-2].*)
  if [ -x .runtime/age/usr/bin/age ]; then age13() { .runtime/age/usr/bin/age "$@"; }
  else age13() { node test/helpers/age-by-npm.mjs "$@"; }; fi ;;
*) age13() { age "$@"; } ;;
esac
node -e 'const fs = require("fs"); const header = JSON.parse(fs.readFileSync(process.argv[1], "utf8")); const slot = header.slots.find((one) => one.kind === "office"); fs.writeFileSync(process.argv[2], Buffer.from(slot.age, "base64"))' "$laptop/vault.json" "$out/escrow.age"
age13 -d -i "$stick/recovery.key" -o "$out/vault-identity.txt" "$out/escrow.age"
ok 'the recovery key opens the escrow'
mkdir "$out/objects"
opened=0
for object in "$laptop"/objects/*/*.age; do
  age -d -i "$out/vault-identity.txt" "$object" | tar -x -C "$out/objects" -f - && opened=$((opened + 1))
done
cmp "$out/objects/図面.bin" "$share/図面.bin" && ok "age and tar open all $opened objects, and the drawing is as it was"
keyring=$(find "$out/objects" -name '*keyring*' | head -n 1)
age13 -d -i "$keyring" "$stick/takeout.mochi" | tar -x -C "$out" -f -
cmp "$out/files/図面.bin" "$share/図面.bin" && ok 'age and tar open the take-out parcel with the identity from the keyring'

printf '%d passed, 0 failed\n' "$passed"
