using System.Text.Json;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Reports.Json;

namespace DepGuard.Reports.Sarif;

/// <summary>A rule as a SARIF reporting descriptor; its words come from its page, or from its title where there is no page.</summary>
internal static class SarifRule
{
    /// <summary>Writes the descriptor.</summary>
    public static void Write(Utf8JsonWriter json, RuleInfo rule, string? page)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        WriteText(json, "shortDescription", rule.Title);
        var summary = page is null ? null : RulePages.Section(page, "Summary");
        WriteText(json, "fullDescription", summary?.ReplaceLineEndings(" ") ?? rule.Title);
        json.WriteStartObject("messageStrings");
        WriteText(json, "default", rule.Message);
        json.WriteEndObject();
        var link = RulePages.Link(rule);
        json.WriteString("helpUri", link);
        WriteText(json, "help", $"{rule.Title}. See {link}", page ?? $"{rule.Title}. See [{rule.Id}]({link}).");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Label.Of(rule.Severity));
        json.WriteEndObject();
        WriteProperties(json, rule);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text, string? markdown = null)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        if (markdown is not null)
            json.WriteString("markdown", markdown);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, RuleInfo rule)
    {
        json.WriteStartObject("properties");
        json.WriteStrings("tags", new[] { rule.Category, Label.Of(rule.Surface) }.Distinct());
        json.WriteString("precision", rule.Surface == Surface.Input ? "very-high" : "high");
        json.WriteString("problem.severity", rule.Severity == Severity.Note ? "recommendation" : Label.Of(rule.Severity));
        json.WriteEndObject();
    }
}
