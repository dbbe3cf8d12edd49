using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Reports.Text;

/// <summary>In which steps a system is started and deployed, and what goes wrong on the way back, for people.</summary>
public sealed class OrderText(TextWriter output)
{
    private static readonly string[] Starting = ["DPG2002", "DPG2003"];
    private static readonly string[] Staying = ["DPG2301", "DPG2302"];
    private static readonly string[] Changing = ["DPG3001", "DPG3004", "DPG3005", "DPG3007"];

    /// <summary>Services of a step that others wait for which are named with each of its services.</summary>
    private const int MaxNamed = 4;

    /// <summary>Writes the steps of a cold start and of a deployment of everything, and what stays down once it is down.</summary>
    public void Write(AnalysisResult result)
    {
        var graph = result.Graph;
        Steps("Cold start (nothing runs yet; a step starts when those before it answer):", DeployLevels.Of(graph, IsStart), IsStart, graph);
        Findings("May never come up:", result, Starting);
        Steps("Deployment of additions (what is called first); take things away, and roll back, from the last step to the first:", DeployLevels.Of(graph, DeployPlan.IsNeeded), DeployPlan.IsNeeded, graph);
        Findings("Stays down once it is down, whatever is rolled back:", result, Staying);
    }

    /// <summary>Writes the steps of a change and of the way back.</summary>
    public void Write(AnalysisResult result, GraphDiff change)
    {
        var plan = DeployPlan.Of(change);
        if (plan.Steps.Count + plan.Removed.Count == 0)
        {
            output.Write("Nothing that the graph knows of has to be deployed.\n");
            return;
        }

        Steps("Deploy (a step when those before it answer); roll back from the last step to the first:", plan.Steps, DeployPlan.IsNeeded, change.After);
        if (plan.Removed.Count > 0)
            Line($"  last, when no request reaches {(plan.Removed.Count == 1 ? "it" : "them")} any more: stop {string.Join(", ", plan.Removed)}");
        Findings("Mind:", result, Changing);
    }

    /// <summary>The steps, a line each, every service with what it waits for; of a cycle its members in brackets, since none of them can go first.</summary>
    private void Steps(string title, IReadOnlyList<IReadOnlyList<Component>> steps, Func<Edge, bool> includes, ServiceGraph graph)
    {
        output.Write($"{title}\n");
        var planned = steps.SelectMany(step => step).SelectMany(component => component.Members).ToHashSet();
        var number = 0;
        foreach (var step in steps)
        {
            var names = step.Where(component => component.Members.Any(member => member.Kind != ServiceKind.External)).Select(component => Named(component, includes, graph, planned)).ToList();
            if (names.Count > 0)
                Line($"  {Words.Number(++number)}. {string.Join(", ", names)}");
        }

        foreach (var cycle in steps.SelectMany(step => step).Where(component => component.IsCyclic))
        {
            if (cycle.ShortestCycle() is not { } route)
                continue;
            Line($"  no safe order: {route} ({string.Join(", ", route.Edges.Select(edge => TextFinding.Place(edge.Evidence[0].At)))})");
            Line("    deploy each of them so that it works with the old and the new version of the others, then switch the new call on");
        }
    }

    private static string Named(Component component, Func<Edge, bool> includes, ServiceGraph graph, HashSet<Service> planned)
    {
        var members = component.Members;
        var needs = members.SelectMany(graph.From).Where(edge => includes(edge) && planned.Contains(edge.Callee) && edge.Callee.Kind != ServiceKind.External && !members.Contains(edge.Callee))
            .Select(edge => edge.Callee.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        var name = members.Count == 1 ? members[0].Id : $"[{string.Join(", ", members)}]";
        var more = needs.Count > MaxNamed ? $" and {Words.Number(needs.Count - MaxNamed)} more" : "";
        return needs.Count == 0 ? name : $"{name} (after {string.Join(", ", needs.Take(MaxNamed))}{more})";
    }

    private void Findings(string title, AnalysisResult result, IReadOnlyList<string> rules)
    {
        var findings = result.Active.Where(finding => rules.Contains(finding.Rule.Id)).ToList();
        if (findings.Count > 0)
            output.Write($"{title}\n");
        foreach (var finding in findings)
        {
            Line($"  {finding.Rule.Id} {finding.Message}");
            if (finding.Remedies.Count > 0)
                Line($"    do: {finding.Remedies[0]}");
        }
    }

    private void Line(string text) => output.Write($"{Printable.Of(text)}\n");

    private static bool IsStart(Edge edge) => edge is { Mode: CallMode.Startup, Confidence: >= Confidence.Inferred };
}
