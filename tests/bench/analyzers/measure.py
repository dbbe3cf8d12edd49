#!/usr/bin/env python3
"""What the analyzers cost: CPU time of the compiler with them and without, in alternating pairs.

usage: measure.py [PROJECT.csproj] [--lines N] [--pairs N] [--peer ANALYZER.dll|empty]

Without a project it generates one with N lines (default 50,000) of services that call others and retry. The compiler call
of the project is taken out of a build log and replayed alone: without analyzers, with DepGuard's, and with the peer's if one is
given; the peer "empty" is an analyzer that asks for every member and does nothing with it. Each ratio is one run over the run without analyzers beside it; the median counts. The seconds of each rule are the
compiler's own stop-watch: compare them only within one run.
"""
import argparse
import os
import re
import resource
import shlex
import statistics
import subprocess
import tempfile

import generate

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
OURS = [os.path.join(ROOT, "artifacts", "bin", "DepGuard.Analyzers", "release", name) for name in ("DepGuard.Analyzers.dll", "DepGuard.Contracts.dll")]


def compiler_call(project):
    """the program and arguments with which the project is compiled"""
    log = subprocess.run(
        ["dotnet", "build", project, "-c", "Release", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false", "--no-incremental", "--no-dependencies", "-v:d"],
        capture_output=True, text=True)
    calls = re.findall(r"(\S*bincore/csc)(?:\.dll)?(?:\.exe)?\"? (/noconfig .*)$", log.stdout, re.M)
    if log.returncode or not calls:
        raise SystemExit(log.stdout[-2000:])
    program, arguments = calls[-1]
    dropped = re.compile(r"/(analyzerconfig|errorlog|out|refout|pdb|doc|generatedfilesout|warnaserror)[:+-]")
    # Analyzers of reference packs are mostly source generators: without them the code does not compile.
    kept = [argument for argument in shlex.split(arguments)[1:]
            if not dropped.match(argument) and not argument.startswith("/skipanalyzers") and (not argument.startswith("/analyzer:") or "/packs/" in argument)]
    return program, kept


def built_empty(folder):
    """an analyzer that does nothing, compiled"""
    os.mkdir(folder)
    subprocess.run(["dotnet", "build", generate.empty_analyzer(folder, ROOT), "-c", "Release", "-v:q", "-nologo", "-o", os.path.join(folder, "out")], check=True, stdout=subprocess.DEVNULL)
    return os.path.join(folder, "out", "Empty.dll")


def compile_once(program, arguments, folder, analyzers):
    """CPU seconds of one run, and the seconds of each rule"""
    with tempfile.TemporaryDirectory() as output:
        response = os.path.join(output, "call.rsp")
        extra = [f"/out:{output}/o.dll", f"/refout:{output}/r.dll"] + [f"/analyzer:{dll}" for dll in analyzers] + (["/reportanalyzer", f"/analyzerconfig:{every_rule(output)}"] if analyzers else [])
        with open(response, "w", encoding="utf-8") as file:
            file.writelines(f'"{argument}"\n' for argument in arguments + extra)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = subprocess.run([program, "/noconfig", "@" + response], cwd=folder, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        raise SystemExit(run.stdout[-2000:])
    rules = {rule: float(seconds) for seconds, rule in re.findall(r"^\s*<?\s*([\d.]+)\s+<?\s*\d+\s{2,}(\S*(?:DepGuard|AsyncFixer)\S* .*\(.*\))\s*$", run.stdout, re.M)}
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, rules


def every_rule(folder):
    """a configuration that switches every rule on: rules of severity info do not run on the command line otherwise"""
    path = os.path.join(folder, "every.globalconfig")
    pages = sorted(name[:-3] for name in os.listdir(os.path.join(ROOT, "rules")) if name.startswith("DPG1"))
    with open(path, "w", encoding="utf-8") as file:
        file.write("is_global = true\n" + "".join(f"dotnet_diagnostic.{rule}.severity = warning\n" for rule in pages))
    return path


def lines_of(arguments, folder):
    return sum(open(os.path.join(folder, argument), "rb").read().count(b"\n") for argument in arguments if argument.endswith(".cs") and not argument.startswith("/"))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("project", nargs="?")
    parser.add_argument("--lines", type=int, default=50_000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--peer")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        project = os.path.abspath(options.project) if options.project else generate.project(scratch, options.lines, ROOT)
        folder = os.path.dirname(project)
        program, arguments = compiler_call(project)
        print(f"{lines_of(arguments, folder)} lines, {options.pairs} pairs")
        peer = built_empty(os.path.join(scratch, "empty")) if options.peer == "empty" else options.peer
        sets = {"DepGuard": OURS} | ({"peer": [peer]} if peer else {})
        times, ratios, rules = {"none": []}, {name: [] for name in sets}, {}
        for _ in range(options.pairs):
            for name, analyzers in sets.items():
                bare, _ = compile_once(program, arguments, folder, [])
                full, seconds = compile_once(program, arguments, folder, analyzers)
                times["none"].append(bare)
                times.setdefault(name, []).append(full)
                ratios[name].append(full / bare)
                print(f"pair {len(ratios[name])} {name:9} {bare:.2f} s without, {full:.2f} s with", flush=True)
                for rule, value in seconds.items():
                    rules.setdefault(rule, []).append(value)
    print(f"none      {statistics.median(times['none']):.2f} s")
    for name, values in ratios.items():
        print(f"{name:9} {statistics.median(times[name]):.2f} s, ratio {statistics.median(values):.3f} (from {min(values):.3f} to {max(values):.3f})")
    for rule, values in sorted(rules.items(), key=lambda item: -statistics.median(item[1])):
        print(f"{statistics.median(values):8.3f} s  {rule}")


if __name__ == "__main__":
    main()
