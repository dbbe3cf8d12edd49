using System.CommandLine;
using DepGuard.Findings;

namespace DepGuard.Cli.Commands;

/// <summary>A question about services of the graph: its arguments name services, so the folders to scan are an option.</summary>
internal abstract class QueryCommand : Command
{
    private readonly ScanOptions _scan;
    private readonly Option<string[]> _paths = new("--path") { Description = "Folders or files to scan. Default: the current folder.", HelpName = "PATH" };

    /// <summary>A command with the arguments that name services, in their order.</summary>
    protected QueryCommand(string name, string description, Terminal terminal, params Argument[] services)
        : base(name, description)
    {
        Terminal = terminal;
        foreach (var service in services)
            Arguments.Add(service);
        Options.Add(_paths);
        _scan = new ScanOptions(this, withPaths: false);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    /// <summary>The streams to answer on.</summary>
    protected Terminal Terminal { get; }

    /// <summary>Writes the answer; throws <see cref="UsageException"/> for a service that does not exist.</summary>
    protected abstract void Answer(AnalysisResult result, ParseResult parsed);

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scan = new Scan(Terminal, _scan.Read(parsed, parsed.GetValue(_paths)));
        var result = scan.Run(cancellation);
        var status = scan.Status(result, failOn: null);
        if (status != ExitStatus.NothingToScan)
            Answer(result, parsed);
        scan.Explain(status, result);
        return status;
    }
}
