using System.CommandLine;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Reports;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard order</c>: in which steps the system can be started and deployed, and what has no safe order.</summary>
internal sealed class OrderCommand : Command
{
    private static readonly string[] NoSafeRollback = ["DPG2302"];
    private static readonly string[] NoSafeStart = ["DPG2002", "DPG2003"];

    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;

    public OrderCommand(Terminal terminal)
        : base("order", "Prints the steps of a cold start and of a deployment, what has no safe order, and what a roll-back would not repair.")
    {
        _terminal = terminal;
        _scan = new ScanOptions(this);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scan = new Scan(_terminal, _scan.Read(parsed));
        var result = scan.Run(cancellation);
        var status = scan.Status(result, failOn: null);
        if (status != ExitStatus.NothingToScan)
            Print(result);
        scan.Explain(status, result);
        return status;
    }

    private void Print(AnalysisResult result)
    {
        Steps("Cold start, by what waits for what", result.Graph, edge => edge.Mode == CallMode.Startup);
        Findings("May never come up", result, NoSafeStart);
        Steps("Deployment of additions, what is called first; removals and roll-backs in the opposite order", result.Graph, IsUsed);
        Findings("Stays down after a roll-back", result, NoSafeRollback);
    }

    /// <summary>The steps, a line each; of a cycle its members in brackets, since none of them can go first.</summary>
    private void Steps(string title, ServiceGraph graph, Func<Edge, bool> includes)
    {
        _terminal.Out.WriteLine($"{title}:");
        var cycles = new List<Component>();
        var number = 0;
        foreach (var level in DeployLevels.Of(graph, edge => edge.Confidence >= Confidence.Inferred && includes(edge)))
        {
            var names = level.Where(component => component.Members.Any(member => member.Kind != ServiceKind.External)).Select(Named).ToList();
            cycles.AddRange(level.Where(component => component.IsCyclic));
            if (names.Count > 0)
                _terminal.Out.WriteLine(Printable.Of(FormattableString.Invariant($"  {++number}. {string.Join(", ", names)}")));
        }

        foreach (var cycle in cycles)
            _terminal.Out.WriteLine(Printable.Of($"  no safe order: {cycle.ShortestCycle()}; change these in steps that the old and the new version can both work with"));
    }

    private static string Named(Component component) =>
        component.Members.Count == 1 ? component.Members[0].Id : $"[{string.Join(", ", component.Members.Select(member => member.Id))}]";

    private void Findings(string title, AnalysisResult result, IReadOnlyList<string> rules)
    {
        var findings = result.Active.Where(finding => rules.Contains(finding.Rule.Id)).ToList();
        if (findings.Count > 0)
            _terminal.Out.WriteLine($"{title}:");
        foreach (var finding in findings)
            _terminal.Out.WriteLine(Printable.Of($"  {finding.Rule.Id} {finding.Message}"));
    }

    private static bool IsUsed(Edge edge) => edge.Mode is CallMode.Sync or CallMode.Data or CallMode.Startup;
}
