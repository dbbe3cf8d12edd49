using System.Text;
using System.Text.Json;
using DepGuard.Contracts;
using DepGuard.Facts;

namespace DepGuard.Configuration;

/// <summary>JSON schema (2020-12) of <c>depguard.yaml</c>, for editors.</summary>
public static class ConfigSchema
{
    /// <summary>The schema as indented JSON.</summary>
    public static string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
            WriteRoot(json);
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    private static void WriteRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "Configuration of DepGuard");
        Object(json, () =>
        {
            List(json, "extends", "Built-in packs (recommended, strict, auth-hub) or files whose settings this file changes.", () => Type(json, "string"));
            List(json, "ignore", "Paths that are not scanned; * stands for any characters.", () => Type(json, "string"));
            Named(json, "rules", "Severity of rules, by id or name.", () => WriteRule(json));
            Named(json, "services", "What no file states about services, by any of their names.", () => WriteService(json));
            List(json, "edges", "Edges to add, or to leave out with a reason.", () => WriteEdge(json));
            List(json, "sources", "Addresses in a format of your own: which files hold them, and where.", () => WriteSource(json));
            json.WriteStartObject("constraints");
            json.WriteString("description", "Your own rules about edges.");
            Object(json, () =>
            {
                List(json, "forbidden", "Edges that must not be.", () => WriteConstraint(json, "from"));
                List(json, "required", "Edges that services must have.", () => WriteConstraint(json, "service"));
            });
            json.WriteEndObject();
            List(json, "suppress", "Findings that are accepted, with a reason.", () => WriteSuppression(json));
            json.WriteStartObject("assumptions");
            json.WriteString("description", "Numbers of every service that nothing else states.");
            Object(json, () =>
            {
                foreach (var key in ConfigKeys.Assumptions)
                    Quantity(json, key);
            });
            json.WriteEndObject();
            json.WriteStartObject("limits");
            Object(json, () => Properties(json, ConfigKeys.Limits, "integer"));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        Severities(json);
        json.WriteEndObject();
        json.WriteStartObject();
        Object(json, () =>
        {
            json.WriteStartObject("severity");
            Severities(json);
            json.WriteEndObject();
            json.WriteStartObject("baseline");
            Words(json, ["allowed", "never"]);
            json.WriteEndObject();
            foreach (var option in RuleCatalog.All.SelectMany(rule => rule.Options.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                Quantity(json, option);
        });
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteService(Utf8JsonWriter json) => Object(json, () =>
    {
        json.WriteStartObject("kind");
        Words(json, Enum.GetValues<ServiceKind>().Select(kind => Label.Of(kind)));
        json.WriteEndObject();
        List(json, "roles", "Parts it plays for others.", () => Words(json, Enum.GetValues<Role>().Select(role => Label.Of(role))));
        List(json, "aliases", "Further names of the same service.", () => Type(json, "string"));
        foreach (var key in ConfigKeys.Numbers.Append("objective"))
            Quantity(json, key);
        foreach (var key in ConfigKeys.Traits)
            Anything(json, key, "A word, or a list of words, for constraints.");
    });

    private static void WriteEdge(Utf8JsonWriter json)
    {
        Object(json, () =>
        {
            Properties(json, ["from", "to", "ignore"], "string");
            Anything(json, "optional");
            json.WriteStartObject("kind");
            Words(json, Enum.GetValues<CallMode>().Select(mode => Label.Of(mode)));
            json.WriteEndObject();
            List(json, "roles", "Parts that the calls play.", () => Words(json, Enum.GetValues<Role>().Select(role => Label.Of(role))));
            foreach (var key in ConfigKeys.EdgeNumbers)
                Quantity(json, key);
        });
        Required(json, "from", "to");
    }

    private static void WriteConstraint(Utf8JsonWriter json, string caller)
    {
        Object(json, () =>
        {
            Anything(json, caller, "A pattern for names, or a mapping of name, kind, role, tier, layer, owner, label; each a value or a list.");
            Anything(json, "to", "The callees, in the same way.");
            Anything(json, "kind", "Mode of the edge, or a list of modes; every mode without it.");
            Properties(json, ["reason"], "string");
        });
        Required(json, caller, "to");
    }

    private static void WriteSource(Utf8JsonWriter json)
    {
        Object(json, () =>
        {
            Properties(json, ["files", "caller", "addresses"], "string");
            json.WriteStartObject("kind");
            Words(json, Enum.GetValues<CallMode>().Select(mode => Label.Of(mode)));
            json.WriteEndObject();
        });
        Required(json, "files", "caller", "addresses");
    }

    private static void WriteSuppression(Utf8JsonWriter json)
    {
        Object(json, () =>
        {
            Properties(json, ["rule", "reason", "until"], "string");
            List(json, "services", "Services that the finding is about.", () => Type(json, "string"));
        });
        Required(json, "rule", "reason");
    }

    private static void Severities(Utf8JsonWriter json) => Words(json, [.. Enum.GetValues<Severity>().Select(severity => Label.Of(severity)), "off"]);

    /// <summary>A number, or a text with a unit such as <c>80ms</c>, <c>40/s</c> or <c>60%</c>.</summary>
    private static void Quantity(Utf8JsonWriter json, string key)
    {
        json.WriteStartObject(key);
        json.WriteStartArray("type");
        json.WriteStringValue("number");
        json.WriteStringValue("string");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A property without limits; <c>true</c> would say the same, but not every validator knows it.</summary>
    private static void Anything(Utf8JsonWriter json, string key, string? description = null)
    {
        json.WriteStartObject(key);
        if (description is not null)
            json.WriteString("description", description);
        json.WriteEndObject();
    }

    private static void Type(Utf8JsonWriter json, string type) => json.WriteString("type", type);

    private static void Words(Utf8JsonWriter json, IEnumerable<string> words)
    {
        json.WriteStartArray("enum");
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private static void Required(Utf8JsonWriter json, params string[] keys)
    {
        json.WriteStartArray("required");
        foreach (var key in keys)
            json.WriteStringValue(key);
        json.WriteEndArray();
    }

    private static void Properties(Utf8JsonWriter json, IEnumerable<string> keys, string type)
    {
        foreach (var key in keys)
        {
            json.WriteStartObject(key);
            Type(json, type);
            json.WriteEndObject();
        }
    }

    /// <summary>An object that allows its own properties and extension keys only.</summary>
    private static void Object(Utf8JsonWriter json, Action properties)
    {
        Type(json, "object");
        json.WriteStartObject("properties");
        properties();
        json.WriteEndObject();
        json.WriteStartObject("patternProperties");
        Anything(json, "^x-");
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    }

    private static void List(Utf8JsonWriter json, string key, string description, Action item)
    {
        json.WriteStartObject(key);
        json.WriteString("description", description);
        Type(json, "array");
        json.WriteStartObject("items");
        item();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Named(Utf8JsonWriter json, string key, string description, Action value)
    {
        json.WriteStartObject(key);
        json.WriteString("description", description);
        Type(json, "object");
        json.WriteStartObject("additionalProperties");
        value();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
