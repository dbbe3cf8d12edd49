using System.Globalization;
using System.Text.Json;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Reports.Json;

/// <summary>The service graph as a JSON object, the same in every document that holds one.</summary>
internal static class GraphJson
{
    /// <summary>Version of the documents' schema; changes when a reader of the old form would break.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes the object.</summary>
    public static void Write(Utf8JsonWriter json, ServiceGraph graph)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        WriteArray(json, "services", graph.Services, WriteService);
        WriteArray(json, "edges", graph.Edges, WriteEdge);
        WriteArray(json, "problems", graph.Problems, WriteProblem);
        json.WriteEndObject();
    }

    /// <summary>Writes an array with one object for each item.</summary>
    public static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes path, line, column, endLine and endColumn.</summary>
    public static void WritePlace(Utf8JsonWriter json, SourceSpan at)
    {
        json.WriteString("path", at.Path);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", at.Column);
        json.WriteNumber("endLine", at.EndLine);
        json.WriteNumber("endColumn", at.EndColumn);
    }

    private static void WriteService(Utf8JsonWriter json, Service service)
    {
        json.WriteString("id", service.Id);
        json.WriteString("kind", Label.Of(service.Kind));
        json.WriteStrings("roles", service.Roles.Select(Label.Of));
        json.WriteStrings("aliases", service.Aliases);
        json.WriteStrings("scopes", service.Scopes);
        ObjectiveJson.Write(json, service);
        NumbersJson.Write(json, service.Numbers);
        json.WriteStrings("reasons", service.Reasons);
        WriteEvidence(json, service.Evidence);
    }

    private static void WriteEdge(Utf8JsonWriter json, Edge edge)
    {
        json.WriteString("from", edge.Caller.Id);
        json.WriteString("to", edge.Callee.Id);
        json.WriteString("kind", Label.Of(edge.Mode));
        json.WriteStrings("roles", edge.Roles.Select(Label.Of));
        json.WriteString("protocol", edge.Protocol);
        json.WriteString("confidence", Label.Of(edge.Confidence));
        if (edge.IsFromSharedList)
            json.WriteBoolean("sharedList", true);
        PolicyJson.WriteNumbers(json, edge);
        NumbersJson.Write(json, edge.Usage);
        WriteEvidence(json, edge.Evidence);
    }

    private static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence) =>
        WriteArray(json, "evidence", evidence, WriteEvidence);

    private static void WriteEvidence(Utf8JsonWriter json, Evidence evidence)
    {
        WritePlace(json, evidence.At);
        json.WriteString("text", evidence.Text);
        json.WriteString("confidence", Label.Of(evidence.Confidence));
    }

    private static void WriteProblem(Utf8JsonWriter json, ProblemFact problem)
    {
        json.WriteString("rule", problem.RuleId);
        WritePlace(json, problem.At);
        json.WriteString("message", Message(problem));
        json.WriteString("subject", problem.Subject);
        json.WriteStrings("values", problem.Values);
        if (problem.Remedy is { } remedy)
            json.WriteString("remedy", remedy);
    }

    private static string Message(ProblemFact problem) => RuleCatalog.Find(problem.RuleId) is { } rule
        ? string.Format(CultureInfo.InvariantCulture, rule.Message, [.. problem.Values])
        : problem.Subject;
}
