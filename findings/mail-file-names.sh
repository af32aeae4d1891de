#!/usr/bin/env bash
# Question  A mail program that writes for old readers too gives an attachment two names: filename="candidature.docx" and, in the sender's own
#           letters, filename*=utf-8''%EC%A7%80%EC%9B%90%EC%84%9C.docx (지원서.docx). Which of them is the file's, by the packages that read mails?
# Guess     The second, wherever it stands: RFC 6266 (4.3) says so for the web, and RFC 2231 has no use otherwise.
# Seen      2026-11-28: mailparser 3.14.2 and postal-mime 4.0.0 (Node.js) take the sender's own in either order. Python's email with its default
#           policy and eml-parser 4.4.0 take whichever stands first; Python's email without a policy, mail-parser 4.8.0 and
#           fast-mail-parser 0.10.0 take the plain one in either order.
# Matters   The plain name is often made by dropping letters: a Korean, Arabic or Russian name ends as "_.docx", the same for three files.
# We do     `etl/folder/mails.py` takes the name in the sender's own letters (RFC 2231) wherever both stand; tests/folder/test_containers.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check mail-parser==4.8.0 eml-parser==4.4.0 fast-mail-parser==0.10.0
npm install --silent --no-fund --no-audit mailparser@3.14.2 postal-mime@4.0.0 > /dev/null

cat > read.py <<'PY'
import email
import email.policy

import eml_parser
import fast_mail_parser
import mailparser

PLAIN, OWN = 'filename="candidature.docx"', "filename*=utf-8''%EC%A7%80%EC%9B%90%EC%84%9C.docx"
MAIL = """From: city@example.org
Subject: Candidature
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: application/octet-stream
Content-Disposition: attachment;
 {};
 {}
Content-Transfer-Encoding: base64

Zm9ybQ==
--B--
""".replace("\n", "\r\n")
READERS = {
    "email": lambda mail: email.message_from_bytes(mail).get_payload()[0].get_filename(),
    "email.policy.default": lambda mail: email.message_from_bytes(mail, policy=email.policy.default).get_payload()[0].get_filename(),
    "eml-parser": lambda mail: eml_parser.EmlParser().decode_email_bytes(mail)["attachment"][0]["filename"],
    "fast-mail-parser": lambda mail: fast_mail_parser.parse_email(mail).attachments[0].filename,
    "mail-parser": lambda mail: mailparser.parse_from_bytes(mail).attachments[0]["filename"],
}
for order, names in (("plain first", (PLAIN, OWN)), ("own first", (OWN, PLAIN))):
    mail = MAIL.format(*names).encode()
    with open(f"{order}.eml", "wb") as file:
        file.write(mail)
    for name, read in READERS.items():
        print(f"{order}, {name}: {read(mail)}")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";

for (const order of ["plain first", "own first"]) {
  const mail = readFileSync(`${order}.eml`);
  console.log(`${order}, mailparser: ${(await simpleParser(mail)).attachments[0].filename}`);
  console.log(`${order}, postal-mime: ${(await new PostalMime().parse(mail)).attachments[0].filename}`);
}
JS

expected='plain first, email: candidature.docx
plain first, email.policy.default: candidature.docx
plain first, eml-parser: candidature.docx
plain first, fast-mail-parser: candidature.docx
plain first, mail-parser: candidature.docx
own first, email: candidature.docx
own first, email.policy.default: 지원서.docx
own first, eml-parser: 지원서.docx
own first, fast-mail-parser: candidature.docx
own first, mail-parser: candidature.docx
plain first, mailparser: 지원서.docx
plain first, postal-mime: 지원서.docx
own first, mailparser: 지원서.docx
own first, postal-mime: 지원서.docx'
seen=$(venv/bin/python read.py 2>/dev/null; node read.mjs 2>/dev/null)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader takes another name now." >&2; exit 1; }
