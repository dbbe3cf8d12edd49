using System.Globalization;
using System.Text;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Reports;
using DepGuard.Reports.Text;

namespace DepGuard.Tests.Readers;

/// <summary>A graph as text that reads well in a review: services, edges with their evidence, findings.</summary>
internal static class GraphPrint
{
    public static string Of(AnalysisResult result)
    {
        var text = new StringBuilder();
        foreach (var service in result.Graph.Services)
        {
            text.Append($"{service.Id} ({service.Kind}{string.Concat(service.Roles.Select(role => $" {role}"))}){Names(service)}\n");
            foreach (var number in NumbersText.Of(service.Numbers).Where(line => !line.EndsWith("(default)", StringComparison.Ordinal)))
                text.Append($"    {number}\n");
            foreach (var objective in service.Objectives)
                text.Append($"    {objective.At} {objective.Format} {objective.Name}: {ObjectiveText.Of(objective)}\n");
            foreach (var alert in service.Alerts)
                text.Append($"    {alert.At} burn-rate alert {alert.Name} of {alert.Objective ?? "the service"}\n");
        }

        text.Append('\n');
        foreach (var edge in result.Graph.Edges)
        {
            text.Append($"{edge} [{edge.Mode} {edge.Confidence}{string.Concat(edge.Roles.Select(role => $" {role}"))}]{Numbers(edge)}{Observed(edge)}\n");
            foreach (var policy in edge.Policies)
                text.Append($"    {policy.At} {CallNumbersText.Of(policy)}\n");
            foreach (var evidence in edge.Evidence)
                text.Append($"    {evidence.At} {evidence.Text}\n");
        }

        text.Append('\n');
        foreach (var finding in result.Active)
            text.Append($"{finding.At}: {finding.Rule.Id} {finding.Message}\n");
        return text.ToString();
    }

    private static string Numbers(Edge edge) => string.Concat(CallNumbersText.Of(edge).Select(number => $" {number}"));

    private static string Observed(Edge edge) => edge.Observed is not { } seen ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $" {seen.Calls} calls, {seen.Errors} errors{Milliseconds("p50", seen.P50)}{Milliseconds("p99", seen.P99)}{(seen.Resends is { } resends ? $", resends={resends}" : "")}");

    private static string Milliseconds(string name, TimeSpan? time) =>
        time is { } known ? string.Create(CultureInfo.InvariantCulture, $", {name}={known.TotalMilliseconds:0.###} ms") : string.Empty;

    private static string Names(Service service) => service.Aliases.Count == 0 ? string.Empty : $" = {string.Join(", ", service.Aliases)}";
}
