using System.CommandLine;
using System.Diagnostics;
using DepGuard.Findings;
using DepGuard.Reports;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard diff BASE [HEAD]</c>: what a change does to the system, and whether to release it.</summary>
internal sealed class DiffCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;
    private readonly OutputOptions _output;
    private readonly FailOnOption _failOn;

    private readonly Argument<string> _base = new("BASE") { Description = "The state before: a revision of git, a folder, or env:NAME for an environment of the working tree." };

    private readonly Argument<string?> _head = new("HEAD")
    {
        Description = "The state after, in the same way. Default: the working tree.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> _paths = new("--path")
    {
        Description = "Folders or files to compare, where a state is a revision or the working tree. Default: the current folder.",
        HelpName = "PATH",
    };

    public DiffCommand(Terminal terminal)
        : base("diff", "Compares two states of a system, reports what the change makes worse, and ends with GO, GO WITH CARE or NO-GO.")
    {
        _terminal = terminal;
        Arguments.Add(_base);
        Arguments.Add(_head);
        Options.Add(_paths);
        _scan = new ScanOptions(this, withPaths: false);
        _output = new OutputOptions(this, terminal, All.OfCheck);
        _failOn = new FailOnOption(this);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var targets = _output.Targets(parsed);
        var request = _scan.Read(parsed, parsed.GetValue(_paths));
        var states = new States(_terminal, request);
        var after = parsed.GetValue(_head) is { } head ? states.At(head) : states.WorkingTree();
        var before = new States(_terminal, request with { Judge = after.Load(), AllowEmpty = true }).At(parsed.GetValue(_base)!);
        var was = before.Run(cancellation);
        var marked = after.Run(was, cancellation);
        var result = Comparison.OfChange(marked);
        _output.Write(targets, _output.Shown(parsed, result));
        var isUnread = before.Status(was, failOn: null) == ExitStatus.Unreadable;
        var status = isUnread ? ExitStatus.Unreadable : after.Status(result, _failOn.Read(parsed));
        (isUnread ? before : after).Explain(status, isUnread ? was : result);
        _output.WriteStats(parsed, result, clock.Elapsed);
        return status;
    }
}
