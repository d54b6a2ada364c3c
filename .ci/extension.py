"""Holds an extension's package to its manifest: every file that the manifest names is there, and nothing but what an editor needs."""

import json
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as package:
    names = {name.removeprefix("extension/") for name in package.namelist()}
    manifest = json.loads(package.read("extension/package.json"))
    contributes = manifest["contributes"]
    paths = [manifest["main"], *(one["path"] for one in contributes["grammars"])]
    paths += [one["configuration"] for one in contributes["languages"]]
    missing = [path for path in paths if path.removeprefix("./") not in names]
    assert not missing, f"not in the package: {missing}"
    for path in [*contributes["grammars"], *contributes["languages"]]:
        json.loads(package.read("extension/" + (path.get("path") or path["configuration"]).removeprefix("./")))
    # Texts in `%…%` stand in both files of the manifest's texts.
    used = {part for part in json.dumps(manifest).split('"') if part.startswith("%") and part.endswith("%")}
    for name in ["package.nls.json", "package.nls.vi.json"]:
        texts = json.loads(package.read("extension/" + name))
        assert used == {f"%{key}%" for key in texts}, f"{name}: {sorted(used ^ {f'%{key}%' for key in texts})}"
    strays = [name for name in names if "node_modules" in name or name.startswith(("src/", "tests/"))]
    assert not strays, f"does not belong in the package: {strays}"
    print(f"{sys.argv[1]}: {len(names)} files, {len(used)} texts in two languages")
