"""Edits a document in LibreOffice as a user would: opens it, adds a line, saves it in place.

Usage: libreoffice-save.py PROFILE PATH TEXT
For each line on standard input: adds TEXT and saves once more. Prints `saved` or `failed` for each, and `open` when it has begun.
"""

import subprocess
import sys
import time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

profile, path, text = sys.argv[1:4]
pipe = f"copies{time.time_ns()}"
office = subprocess.Popen(
    [
        "soffice",
        f"-env:UserInstallation=file://{profile}",
        "--headless",
        "--norestore",
        "--nologo",
        f"--accept=pipe,name={pipe};urp;",
    ],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(300):
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.1)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
hidden = PropertyValue()
hidden.Name, hidden.Value = "Hidden", True
document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (hidden,))
print("open", flush=True)
for line in sys.stdin:
    try:
        document.Text.insertString(document.Text.End, text + line.strip(), False)
        document.store()
        print("saved", flush=True)
    except Exception as error:
        print("failed", type(error).__name__, flush=True)
document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
office.wait()
