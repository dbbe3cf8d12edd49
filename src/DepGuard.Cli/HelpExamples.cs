using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DepGuard.Cli;

/// <summary>Help of a command: what System.CommandLine prints, and below it what people ask of the command most often.</summary>
internal sealed class HelpExamples(HelpAction standard) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, (string Command, string Effect)[]> Examples = new(StringComparer.Ordinal)
    {
        ["check"] =
        [
            ("depguard check", "the current folder"),
            ("depguard check deploy --env production", "one environment of a folder"),
            ("depguard check --format text --format sarif=depguard.sarif", "a log to read and a file for the code host"),
            ("helm template chart | depguard check -", "what a chart renders"),
            ("depguard check --solution Shop.slnx", "with the rules about C# code, on compiled projects"),
            ("depguard check deploy --traces day.jsonl.gz", "with the calls that a day of traces shows"),
        ],
        ["diff"] =
        [
            ("depguard diff main", "the working tree against the branch that it goes to"),
            ("depguard diff v1.4.0 v1.5.0 --path deploy", "two tags of one folder"),
            ("depguard diff old new --format json", "two folders, for a program"),
            ("depguard diff main release-a release-b", "pending releases, alone and together"),
            ("depguard diff env:staging env:production", "two environments of the working tree"),
        ],
        ["baseline"] =
        [
            ("depguard baseline", "accept what is found today"),
            ("depguard baseline --dry-run", "what would be added and what is gone"),
            ("depguard baseline --prune", "drop what is gone, add nothing"),
        ],
        ["order"] = [("depguard order deploy", "what to start and deploy first")],
        ["graph"] =
        [
            ("depguard graph deploy", "every service, what it calls and the line behind it"),
            ("depguard graph deploy --format mermaid", "a diagram for a page"),
            ("depguard graph deploy --explain auth", "why auth exists, under which names, and who calls it"),
            ("depguard graph --lock", "depguard.graph, for the analyzers"),
            ("depguard graph --lock --check", "in the pipeline: fails if depguard.graph is out of date"),
        ],
        ["why"] = [("depguard why web database --path deploy", "the shortest path, with attempts, time limits and the lines behind each edge")],
        ["callers"] = [("depguard callers auth --path deploy", "who is affected when auth is slow")],
        ["report"] =
        [
            ("depguard report --from result.json --format html=report.html", "a page for people who decide on the release"),
            ("depguard report --from result.json --format markdown", "a comment for a pull request"),
        ],
        ["simulate"] =
        [
            ("depguard simulate --service auth --path deploy", "a service whose numbers the files state"),
            ("depguard simulate --service auth --attempts 2 --outage 10s --run", "what if callers tried twice, and it were out for 10 s?"),
            ("depguard simulate --arrival-rate 280/s --workers 30 --service-time 100ms --timeout 1s --attempts 2", "a hub by numbers"),
        ],
        ["explain"] = [("depguard explain DPG2004", "by id"), ("depguard explain auth-in-cycle", "by name")],
        ["doctor"] = [("depguard doctor deploy", "when a service or a call is missing from the graph")],
        ["init"] = [("depguard init", "depguard.yaml in the current folder")],
        ["schema"] = [("depguard schema > depguard.schema.json", "for the completion of an editor")],
        ["completions"] =
        [
            ("depguard completions bash >> ~/.bashrc", "bash"),
            ("depguard completions zsh >> ~/.zshrc", "zsh"),
            ("depguard completions pwsh >> $PROFILE", "PowerShell"),
        ],
    };

    private static readonly string[] ExitStatus =
    [
        "0    nothing at or above --fail-on",
        "1    findings at or above it",
        "2    wrong usage or configuration",
        "3    no service found: probably the wrong folder",
        "4    a file could not be read; the rest was checked",
        "70   internal error",
        "130  cancelled",
    ];

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Adds the examples to the help of a root command and of everything below it.</summary>
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpExamples((HelpAction)help.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var status = standard.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (Examples.TryGetValue(command.Name, out var examples))
            Section(output, "Examples:", examples.Select(example => $"{example.Command.PadRight(examples.Max(one => one.Command.Length))}  {example.Effect}"));
        if (command is RootCommand)
            Section(output, "Exit status:", ExitStatus);
        return status;
    }

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine(title);
        foreach (var line in lines)
            output.WriteLine($"  {line}");
        output.WriteLine();
    }
}
