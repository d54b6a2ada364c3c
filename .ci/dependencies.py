"""Holds that every dependency has a licence that deny.toml allows and comes from crates.io: cargo metadata on standard input."""

import json
import re
import sys
import tomllib

with open("deny.toml", "rb") as file:
    allowed = set(tomllib.load(file)["licenses"]["allow"])


def is_allowed(expression):
    """Whether an SPDX expression of AND, OR and brackets can be met; `/` is how old manifests wrote OR."""
    tokens = re.findall(r"\(|\)|[^\s()]+(?: WITH [^\s()]+)?", expression.replace("/", " OR "))

    def either(at):
        met, at = both(at)
        while at < len(tokens) and tokens[at] == "OR":
            other, at = both(at + 1)
            met = met or other
        return met, at

    def both(at):
        met, at = one(at)
        while at < len(tokens) and tokens[at] == "AND":
            other, at = one(at + 1)
            met = met and other
        return met, at

    def one(at):
        if tokens[at] == "(":
            met, at = either(at + 1)
            return met, at + 1
        return tokens[at] in allowed, at + 1

    return either(0)[0]


packages = [package for package in json.load(sys.stdin)["packages"] if package["name"] != "thutuc"]
wrong = [
    f"{package['name']} {package['version']}: {package['license']} from {package['source']}"
    for package in packages
    if not is_allowed(package["license"] or "none")
    or package["source"] != "registry+https://github.com/rust-lang/crates.io-index"
]
if not packages or wrong:
    sys.exit("\n".join(["licences or sources that deny.toml does not allow:", *wrong]))
print(f"{len(packages)} dependencies, every licence allowed, all from crates.io")
