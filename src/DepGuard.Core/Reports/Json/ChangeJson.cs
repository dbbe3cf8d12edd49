using System.Text.Json;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Reports.Json;

/// <summary>What changed and what to do about it, as members of the JSON of a result.</summary>
internal static class ChangeJson
{
    /// <summary>Writes the member <c>change</c>.</summary>
    public static void Write(Utf8JsonWriter json, GraphDiff change)
    {
        json.WriteStartObject("change");
        json.WriteStrings("addedServices", change.AddedServices.Select(service => service.Id));
        json.WriteStrings("removedServices", change.RemovedServices.Select(service => service.Id));
        GraphJson.WriteArray(json, "changedServices", change.ChangedServices, WriteService);
        GraphJson.WriteArray(json, "addedEdges", change.AddedEdges, WriteEdge);
        GraphJson.WriteArray(json, "removedEdges", change.RemovedEdges, WriteEdge);
        GraphJson.WriteArray(json, "changedEdges", change.ChangedEdges, WriteEdgeChange);
        json.WritePropertyName("gone");
        GraphJson.Write(json, Gone(change));
        json.WriteEndObject();
    }

    /// <summary>What is gone as it was before: no line of the state after states it.</summary>
    private static ServiceGraph Gone(GraphDiff change) =>
        new(change.RemovedServices.Concat(change.RemovedEdges.SelectMany(edge => new[] { edge.Caller, edge.Callee })).DistinctBy(service => service.Id), change.RemovedEdges, []);

    /// <summary>Writes the members <c>verdict</c>, <c>reasons</c> (fingerprints of findings, the most harmful first) and <c>remedies</c>.</summary>
    public static void Write(Utf8JsonWriter json, Verdict verdict, AnalysisResult result)
    {
        if (result.Alone.Count > 0)
            GraphJson.WriteArray(json, "alone", result.Alone, WriteAlone);
        if (result.Conflicts.Count > 0)
            GraphJson.WriteArray(json, "conflicts", result.Conflicts, WriteConflict);
        if (result.Tried is { Length: > 0 } tried)
            json.WriteString("tried", tried);
        json.WriteString("verdict", Label.Of(verdict.Decision));
        json.WriteStrings("reasons", verdict.Reasons.Select(finding => finding.Fingerprint));
        json.WriteStrings("remedies", verdict.Remedies);
    }

    private static void WriteAlone(Utf8JsonWriter json, (string Name, Decision Decision) release)
    {
        json.WriteString("head", release.Name);
        json.WriteString("verdict", Label.Of(release.Decision));
    }

    private static void WriteConflict(Utf8JsonWriter json, MergeConflict conflict)
    {
        json.WriteString("head", conflict.Release);
        json.WriteString("subject", conflict.Subject);
        json.WriteString("field", conflict.Field);
        json.WriteString("other", conflict.Other);
        json.WriteString("value", conflict.Value);
    }

    private static void WriteService(Utf8JsonWriter json, ServiceChange change)
    {
        json.WriteString("id", change.After.Id);
        WriteFields(json, change.Fields);
    }

    private static void WriteEdge(Utf8JsonWriter json, Edge edge)
    {
        json.WriteString("from", edge.Caller.Id);
        json.WriteString("to", edge.Callee.Id);
        json.WriteString("kind", Label.Of(edge.Mode));
        GraphJson.WritePlace(json, edge.Evidence[0].At);
    }

    private static void WriteEdgeChange(Utf8JsonWriter json, EdgeChange change)
    {
        WriteEdge(json, change.After);
        WriteFields(json, change.Fields);
    }

    private static void WriteFields(Utf8JsonWriter json, IReadOnlyList<FieldChange> fields) => GraphJson.WriteArray(json, "fields", fields, (writer, field) =>
    {
        writer.WriteString("name", field.Field);
        writer.WriteString("before", field.Before);
        writer.WriteString("after", field.After);
    });
}
