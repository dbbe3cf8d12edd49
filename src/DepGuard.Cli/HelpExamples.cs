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
        ["graph"] =
        [
            ("depguard graph deploy", "every service, what it calls and the line behind it"),
            ("depguard graph deploy --format mermaid", "a diagram for a page"),
            ("depguard graph deploy --explain auth", "why auth exists, under which names, and who calls it"),
        ],
        ["why"] = [("depguard why web database --path deploy", "the shortest path, with attempts, time limits and the lines behind each edge")],
        ["callers"] = [("depguard callers auth --path deploy", "who is affected when auth is slow")],
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
