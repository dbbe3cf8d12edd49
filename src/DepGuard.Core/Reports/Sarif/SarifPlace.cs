using System.Text.Json;
using DepGuard.Sources;

namespace DepGuard.Reports.Sarif;

/// <summary>A place in a file as a SARIF location.</summary>
internal static class SarifPlace
{
    /// <summary>Name of the folder that all addresses are relative to.</summary>
    public const string Root = "SRCROOT";

    /// <summary>Writes the members of a location.</summary>
    /// <param name="json">The document.</param>
    /// <param name="at">The place.</param>
    /// <param name="id">Number that a message refers to; null if none does.</param>
    /// <param name="message">What stands there; null if there is nothing to say.</param>
    public static void Write(Utf8JsonWriter json, SourceSpan at, int? id = null, string? message = null)
    {
        if (id is { } number)
            json.WriteNumber("id", number);
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Address(at.Path));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        WriteRegion(json, at);
        json.WriteEndObject();
        if (message is not null)
            WriteMessage(json, Printable.Of(message));
    }

    /// <summary>Writes a message object.</summary>
    public static void WriteMessage(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("message");
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Lines and columns below 1 would make consumers refuse the file; an end before the start is left out.</summary>
    private static void WriteRegion(Utf8JsonWriter json, SourceSpan at)
    {
        var start = (Line: Math.Max(at.Line, 1), Column: Math.Max(at.Column, 1));
        json.WriteStartObject("region");
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        if ((at.EndLine, at.EndColumn).CompareTo(start) > 0 && at.EndColumn > 0)
        {
            json.WriteNumber("endLine", at.EndLine);
            json.WriteNumber("endColumn", at.EndColumn);
        }

        json.WriteEndObject();
    }
}
