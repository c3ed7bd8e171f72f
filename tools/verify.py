#!/usr/bin/env python3
"""Checks an investigation file or a dossier without Assize: written from docs/format.md alone.
usage: verify.py FOLDER [--key ed25519:...]
Needs Python 3.9 or later, nothing but its standard library, and openssl 3.0 or later for signatures and time-stamps.
Exit: 0 nothing wrong, 1 something is wrong, 2 it could not be checked.
"""
import base64, collections, concurrent.futures, contextlib, functools, hashlib, json, os, pathlib, re, shutil, subprocess, sys, tempfile
from datetime import datetime
KINDS = {kind: set(fields.split()) for kind, fields in (one.split(":") for one in """opened: name; noted: note; key-revoked: key why
received: source object bytes mediaType from inside role; read: source object reading text method; withdrawn: object who why
reviewed: person name conclusion reason; exported: manifest to; merged: name key checkpoint parts entries; tag-file: bag path object bytes
stamped: proof checkpoint request answer against authority policy time; key-added: person name key recipient replaces
sealed: object bytes salted to label""".replace("\n", "; ").split("; "))}
STAMPED = ("checkpoint", "request", "answer", "against")
DIGEST, KEY, TIME = '"sha256:[0-9a-f]{64}"', '"ed25519:[0-9a-f]{64}"', r'"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z"'
FORMS = {"v": "1", "at": TIME, "by": KEY, "key": KEY, "replaces": KEY + "|null", "bytes": r"\d+", "entries": r"\d+", "time": TIME + "|null",
         **dict.fromkeys("object text manifest answer salted".split(), DIGEST), **dict.fromkeys(("request", "against"), DIGEST + "|null"),
         **{name: f'"{short}_[0-9a-f]{{16}}"' for name, short in (("source", "src"), ("reading", "rdg"), ("person", "per"))},
         "inside": '"src_[0-9a-f]{16}"|null', "role": '"(report|gazetteer|proposal)"', "proof": '"(rfc3161|opentimestamps)"',
         "to": r'".*"|\[.*\]', "note": r"\{.*\}", "conclusion": r"\{.*\}", "parts": r"\[.*\]", "checkpoint": '".*"|null', "policy": '".*"|null'}
SPKI = bytes.fromhex("302a300506032b6570032100")
class Wrong(Exception): """Something is not as docs/format.md says."""
BROKEN = (Wrong, OSError, LookupError, TypeError, ValueError, AttributeError, RecursionError)  # what another shape leads to as well
def need(true, what):
    if not true:
        raise Wrong(what)
class Report:
    def __init__(self):
        self.faults, self.counts, self.key, self.said = [], collections.Counter(), None, []
    @contextlib.contextmanager
    def part(self, where):  # one broken part must not hide the others
        try:
            yield
        except BROKEN as error:
            self.faults.append((where, str(error) if isinstance(error, Wrong) else repr(error)))
def content(*path): return pathlib.Path(*path).read_bytes()
def files_below(folder):
    for at, folders, names in os.walk(folder):
        paths = [os.path.join(at, name) for name in names + [one for one in folders if os.path.islink(os.path.join(at, one))]]
        yield from (os.path.relpath(path, folder).replace(os.sep, "/") for path in paths)
def openssl(*args, **files):
    """Runs openssl beside files of the given names and bytes; gives its exit code, output and complaints."""
    with tempfile.TemporaryDirectory(prefix="verify-") as folder:
        for name, data in files.items():
            pathlib.Path(folder, name).write_bytes(data)
        done = subprocess.run(["openssl", *args], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")
# Hashes, JSON, keys, signatures
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def digest_of(path):
    found = hashlib.sha256()
    with open(path, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            found.update(piece)
    return found.hexdigest()
def canonical(value):
    """RFC 8785, for values whose numbers are whole; anything else does not come out as it was written."""
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(one)}" for name, one in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    need(value is None or isinstance(value, str) or isinstance(value, int) and abs(value) < 2 ** 53, "a number is no whole one")
    return json.dumps(value, ensure_ascii=False)
def unbase64(text, length):
    data = base64.b64decode(text, validate=True)
    return data if base64.b64encode(data).decode() == text and len(data) == length else need(False, "base64 is malformed")
def key_bytes(text): return bytes.fromhex(re.fullmatch("ed25519:([0-9a-f]{64})", text)[1])
@functools.lru_cache(maxsize=100_000)
def signed(key, message, signature):
    how = "pkeyutl -verify -rawin -pubin -keyform DER -inkey key -sigfile sig -in text".split()
    return openssl(*how, key=SPKI + key, sig=signature, text=message)[0] == 0
def read_record(data):
    """The entry of a record after its form and its signature were checked, and what is wrong with it."""
    report = Report()
    with report.part("record"):
        value = json.loads(data.decode("utf-8"))
        need(set(value) == {"entry", "sig"} and canonical(value).encode() == data, "it is not written canonically")
        found = value["entry"]
        need(found.get("kind") in KINDS, "it is of a kind that docs/format.md does not know")
        need(set(found) == KINDS[found["kind"]] | {"v", "kind", "at", "by"} and all(re.fullmatch(FORMS.get(name, '".*"'), canonical(one), re.S)
             for name, one in found.items()), "it has not the fields of its kind, or one of another form")
        need(signed(key_bytes(found["by"]), canonical(found).encode(), unbase64(value["sig"], 64)), "its signature is not by its key")
        return found, []
    return {"kind": "", "by": ""}, report.faults
# The tree (RFC 9162 section 2.1), heads, tiles
def node(left, right): return sha(b"\x01", left, right)
def split(size): return 1 << (size - 1).bit_length() - 1  # the largest power of two below it
def root_of(row):
    return node(root_of(row[:split(len(row))]), root_of(row[split(len(row)):])) if len(row) > 1 else row[0] if row else sha()
def included(leaf, index, size, path):
    """The root that an inclusion proof leads to."""
    if size == 1:
        return need(not path, "its proof is too long") or leaf
    if index < split(size):
        return node(included(leaf, index, split(size), path[:-1]), path[-1])
    return node(path[-1], included(leaf, index - split(size), size - split(size), path[:-1]))
def grown(first, size, path, then):
    """The roots of the first leaves and of all that a consistency proof leads to; `then` where the first are known."""
    if first == size:
        need(len(path) == (1 if then is None else 0), "a proof of growth has another length than it should")
        return (path[0], path[0]) if then is None else (then, then)
    if first <= split(size):
        was, now = grown(first, split(size), path[:-1], then)
        return was, node(now, path[-1])
    was, now = grown(first - split(size), size - split(size), path[:-1], None)
    return node(path[-1], was), node(path[-1], now)
def hashes(texts): return [bytes.fromhex(re.fullmatch("[0-9a-f]{64}", one)[0]) for one in texts]
def origin_of(key): return "assize/" + key[8:24]
def read_head(data, key):
    """A head's size and root, after its one signature was checked."""
    form = "(([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/=]{44})\n)\n\u2014 ([^ \n]+) ([A-Za-z0-9+/=]+)\n"
    found = re.fullmatch(form, data.decode("utf-8"))
    need(found and found[2] == found[5] == origin_of(key), "the head is malformed or of another ledger")
    line, public = unbase64(found[6], 68), key_bytes(key)
    need(line[:4] == sha(found[2].encode(), b"\n\x01", public)[:4] and signed(public, found[1].encode(), line[4:]), "its key did not sign it")
    return int(found[3]), unbase64(found[4], 32)
def tile_path(level, n, width):
    groups = re.findall("...", str(n).zfill(-(-len(str(n)) // 3) * 3))
    return f"tile/{level}/" + "/".join([f"x{one}" for one in groups[:-1]] + groups[-1:]) + ("" if width == 256 else f".p/{width}")
def unpack(bundle):
    records = []
    while bundle:
        end = 2 + int.from_bytes(bundle[:2], "big")
        need(2 <= end <= len(bundle) and len(bundle) > 1, "it breaks off")
        records, bundle = records + [bundle[2:end]], bundle[end:]
    return records
def check_stamp(report, stamp, note, request, answer, against):
    """RFC 3161 by openssl: once against the request (imprint, nonce, policy), once against the head itself."""
    if stamp["proof"] == "opentimestamps":
        return report.said.append(f"OpenTimestamps by {stamp['authority']}: whole; what it proves, its own clients say.")
    at, files = datetime.strptime(stamp["time"][:19] + "+0000", "%Y-%m-%dT%H:%M:%S%z"), {"q": request, "r": answer, "c": against}
    for what in (("-queryfile", "q"), ("-digest", sha(note).hex())):
        code, _, why = openssl("ts", "-verify", *what, "-in", "r", "-CAfile", "c", "-attime", str(int(at.timestamp())), **files)
        need(code == 0, f"openssl refuses the token: {' '.join(why.split())[-200:]}")
    text = openssl("ts", "-reply", "-in", "r", "-text", **files)[1].decode("utf-8", "replace")
    found = re.search(r"^Policy OID: (.+)$(?:.|\n)*^Time stamp: (\w{3} +\d+ \d\d:\d\d:\d\d)(?:\.\d+)?( \d{4}) GMT$", text, re.M)
    need(found and datetime.strptime(found[2] + found[3] + "+0000", "%b %d %H:%M:%S %Y%z") == at, "it states another time")
    need(stamp["policy"] in (None, found[1].strip()), "it states another policy")
    report.counts["time-stamps"] += 1
# An investigation file
def judge(report, ledger, founder, ledgers, depth=0):
    """Whose signature counts, along a ledger of (number, entry, leaf) and along each that was taken into it."""
    keys, counting, at = {}, {founder}, 0
    ledgers.append((founder, [leaf for _, _, leaf in ledger]))
    while at < len(ledger):
        number, entry, _ = ledger[at]
        kind, by, at = entry["kind"], entry["by"], at + 1
        with report.part(f"entry {number}"):
            if kind == "merged":
                end, places = at + entry["entries"], [place for start, stop in entry["parts"] for place in range(start, stop)]
                inner, at, begin = [ledger[place] for place in places], min(end, len(ledger)), at
                need(end == at and set(range(begin, end)) <= set(places) and max(places, default=0) < end, "other records follow")
                need(begin - 1 not in places and depth < 64 and len(ledgers) < 4096, "it takes itself in, or too much")
                if entry["checkpoint"] is not None:
                    size, root = read_head(entry["checkpoint"].encode(), entry["key"])
                    need(size <= len(inner) and root_of([leaf for _, _, leaf in inner[:size]]) == root, "the ledger taken in is not whole")
                judge(report, inner, entry["key"], ledgers, depth + 1)
            need(by in counting or not kind, f"it is signed by {by}, which does not count there")
            if kind == "key-added":
                key, old = entry["key"], entry["replaces"]
                need(key not in keys and key != founder and by in (founder, old), "that key cannot be added here")
                need(old is None or keys.get(old) == entry["person"], "it replaces a key that is not that person's")
                counting, keys[key] = counting - {old} | {key}, entry["person"]
            if kind == "key-revoked":
                need(entry["key"] in keys and by in (founder, entry["key"]), "that key cannot be revoked here")
                counting.discard(entry["key"])
            need(kind != "reviewed" or by == founder or keys[by] == entry["person"], "it speaks for somebody else")
            need(kind != "sealed" or set(entry["to"]) <= set(keys), "it is sealed to a key that was not added")
def check_file(folder, report):
    place, entries, ledgers = os.path.join(folder, "vault", "ledger"), [], []
    vault, linked = os.path.join(folder, "vault"), [one for one in ("assize.json", "vault") if os.path.islink(os.path.join(folder, one))]
    strays = [one for one in os.scandir(vault) if one.name not in ("ledger", "objects", "incoming") or not one.is_dir(follow_symlinks=False)]
    report.faults += [(path, "it does not belong there, or is a link") for path in linked + [one.path for one in strays]]
    card = json.loads(content(folder, "assize.json").decode("utf-8"))
    report.key = card["key"]
    need(set(card) == {"format", "name", "key"} and card["format"] == "assize-vault/1", "the card is malformed")
    need(canonical(card).encode() + b"\n" == content(folder, "assize.json"), "the card is not written canonically")
    if os.path.lexists(os.path.join(folder, "keys", "ledger.pem")):
        with report.part("keys/ledger.pem"):
            pem = content(folder, "keys", "ledger.pem")
            public = openssl("pkey", "-in", "pem", "-pubout", "-outform", "DER", pem=pem)[1]
            need((public, openssl("pkey", "-in", "pem", pem=pem)[1]) == (SPKI + key_bytes(card["key"]), pem), "it is damaged or another's")
    people = os.path.join(folder, "keys", "people")
    for path in (path for path in files_below(people) if path.endswith(".sha256")):
        with report.part(f"keys/people/{path[:-7]}"):  # the key is sealed; the sum beside it says whether it is whole
            need(content(people, path) == f"{digest_of(os.path.join(people, path[:-7]))}  {path[:-7]}\n".encode(), "it is not as it was written")
    def take(path, first, width=None):
        with report.part(path):
            records = unpack(content(place, path))
            need(records and width in (None, len(records)), "it holds another number of records")
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                for number, (record, (entry, faults)) in enumerate(zip(records, pool.map(read_record, records)), first):
                    report.faults += [(f"entry {number}", what) for _, what in faults]
                    entries.append((number, entry, sha(b"\0", record)))
            report.counts["entries"] = len(entries)
    size, root = read_head(content(place, "checkpoint"), card["key"])
    widths = [min(256, size - first) for first in range(0, size, 256)]
    due = {"checkpoint"} | {tile_path("entries", n, width) for n, width in enumerate(widths)}
    for n, width in enumerate(widths):
        take(tile_path("entries", n, width), n * 256, width)
    level, row = 0, [leaf for _, _, leaf in entries]
    need(root_of(row) == root, "the entries do not give the root that was signed")
    while row:
        for first in range(0, len(row), 256):
            path = tile_path(level, first // 256, len(row[first:first + 256]))
            due.add(path)
            with report.part(path):
                need(content(place, path) == b"".join(row[first:first + 256]), "it does not hold the hashes of the entries")
        level, row = level + 1, [root_of(row[at:at + 256]) for at in range(0, len(row) - 255, 256)]
    for path in sorted(files_below(place)):
        waiting = re.fullmatch(r"pending/(\d{16})", path)
        tile = re.fullmatch(r"tile/(\d{1,2}|entries)/((?:x\d{3}/)*\d{3})(\.p/\d{1,3})?", path)
        if waiting and int(waiting[1]) >= size:  # lower ones are under the head: a crash left them
            need(int(waiting[1]) == len(entries), f"entry {len(entries)} was due, and {path} is here")
            take(path, len(entries))
        used = size >> 8 * int(tile[1].replace("entries", "0")) if tile else 0  # a run that was stopped leaves tiles beyond
        spare = tile and (tile[3] or (int(re.sub("[x/]", "", tile[2])) + 1) * 256 > used)
        if os.path.islink(os.path.join(place, path)) or not (path in due or waiting or spare or path.endswith(".tmp")):
            report.faults.append((f"vault/ledger/{path}", "it is no part of the ledger"))
    judge(report, entries, card["key"], ledgers)
    need(entries and entries[0][1]["kind"] == "opened" and entries[0][1]["name"] == card["name"], "another name was entered")
    check_objects(os.path.join(folder, "vault", "objects"), [(number, entry) for number, entry, _ in entries], ledgers, report)
def check_objects(objects, entries, ledgers, report):
    gone, seen = {entry["object"] for _, entry in entries if entry["kind"] == "withdrawn"}, set()
    for path in files_below(objects):
        with report.part(f"vault/objects/{path}"):
            full, digest = os.path.join(objects, path), "sha256:" + path[3:]
            need(re.fullmatch(r"([0-9a-f]{2})/\1[0-9a-f]{62}", path) and not os.path.islink(full), "it is no object")
            report.counts["objects"] += seen.add(digest) is None
            need(digest_of(full) == path[3:], "its bytes are not the ones it is named by")
            need(digest not in gone, "it was withdrawn and is still here")
    for number, entry in entries:
        named = {entry.get(field) for field in ("object", "text", "manifest", *STAMPED) if entry["kind"] != "merged"} - {None}
        report.faults += [(f"entry {number}", f"the object {digest} is not here") for digest in named - seen - gone]
        if entry["kind"] == "stamped" and not named & gone:
            with report.part(f"time-stamp of entry {number}"):
                kept = [entry[one] and content(objects, entry[one][7:9], entry[one][7:]) for one in STAMPED]
                of = [(row, *read_head(kept[0], key)) for key, row in ledgers if kept[0].decode().startswith(origin_of(key) + "\n")]
                need(any(size <= len(row) and root_of(row[:size]) == root for row, size, root in of), "its head is not of this file")
                check_stamp(report, entry, *kept)
# A dossier
def check_dossier(folder, report):
    text, found, proved, lines = content(folder, "manifest.json"), {}, set(), []
    said = json.loads(text.decode("utf-8"))
    report.key, written = said["key"], json.dumps(said, indent=1, ensure_ascii=False) + "\n"
    need(said["format"] == "assize-dossier/1" and written.encode() == text, "the manifest is not written as it should be")
    named = {one["path"]: one for one in said["files"]}
    need([*named.values()] == sorted(said["files"], key=lambda one: one["path"].encode("utf-16-be")), "files are out of order, or twice")
    for path, one in named.items():
        with report.part(path):
            is_link = os.path.islink(os.path.join(folder, path))
            need("\\" not in path and not {"", ".", ".."} & set(path.split("/")) and not is_link, "its path leads outside")
            found[path], size = digest_of(os.path.join(folder, path)), os.path.getsize(os.path.join(folder, path))
            need((found[path], size) == (one["sha256"], one["bytes"]), "it is not the file that the manifest names")
            report.counts["files"] += 1
        lines.append(f"{one['sha256']}  {path}\n")
    lines.append(f"{sha(text).hex()}  manifest.json\n")
    need(content(folder, "sha256sums.txt") == "".join(lines).encode(), "sha256sums.txt does not list what the manifest lists")
    present = set(files_below(folder)) - {"manifest.json", "sha256sums.txt"}
    report.faults += [(path, "it is not in the manifest") for path in present - found.keys()]
    size, root = read_head(said["checkpoint"].encode(), said["key"])
    for proof in said["proofs"]:
        with report.part(f"proof of entry {proof['index']}"):
            record = proof["entry"].encode()
            entry, faults = read_record(record)
            need(not faults and entry["kind"] == "received", f"it is no receipt {faults}")
            need(entry["object"] == f"sha256:{found.get(proof['path'])}", "it tells of another original")
            now = included(sha(b"\0", record), proof["index"], size, hashes(proof["inclusion"]))
            need(0 <= proof["index"] < size and now == root, "it is not under the head")
            proved.add(proof["path"])
    report.counts["proofs"] = len(said["proofs"])
    report.faults += [(path, "no proof tells where it is from") for path in found.keys() - proved if path.startswith("objects/")]
    for stamp in said.get("stamps", []):
        with report.part(f"time-stamp by {stamp['authority']}"):
            need(all(stamp[one] is None or stamp[one] in found for one in STAMPED), "its files are not listed")
            kept = [stamp[one] and content(folder, stamp[one]) for one in STAMPED]
            width, then = read_head(kept[0], said["key"])
            need(0 < width <= size and grown(width, size, hashes(stamp["growth"]), then) == (then, root), "its head is of another ledger")
            check_stamp(report, stamp, *kept)
def check(folder, expected=None):
    report = Report()
    with report.part(folder):
        is_dossier = "assize.json" not in os.listdir(folder) and os.path.exists(os.path.join(folder, "manifest.json"))
        (check_dossier if is_dossier else check_file)(folder, report)
        need(expected in (None, report.key), f"it is signed by {report.key}, not by the key that was expected")
    return report
def main(args):
    if "--help" in args or not args or shutil.which("openssl") is None:
        return print("" if shutil.which("openssl") else "The openssl program is not installed.\n", __doc__, sep="") or 2
    report = check(args[0], args[args.index("--key") + 1] if "--key" in args else None)
    counted = ", ".join(f"{count} {what}" for what, count in report.counts.items())
    print(*[f"{where}: {what}" for where, what in report.faults], *report.said, sep="\n", end="\n" if report.faults or report.said else "")
    print(f"{len(report.faults)} faults ({counted})." if report.faults else f"Nothing wrong: {counted}.")
    print(f"Signed by {report.key or 'nobody'}. Compare this key with the one that the sender gave you by another way.")
    return int(bool(report.faults))
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
