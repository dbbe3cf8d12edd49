using DepGuard.Documents;

namespace DepGuard.Readers.CloudFormation;

/// <summary>
/// Texts of a template with <c>Ref</c>, <c>GetAtt</c> and <c>Sub</c> filled in, as far as they lead to the name of a resource or to a parameter
/// with a default; parameters that are not echoed stay unknown.
/// </summary>
/// <param name="root">The document's root.</param>
internal sealed class TemplateTexts(Node root)
{
    private const int MostPlaceholders = 100;

    /// <summary>The text of a value; null if what it refers to is unknown.</summary>
    public string? Of(Node? node)
    {
        if (Target(node) is { } name)
            return Named(name);
        if (node is Scalar { Tag: "!Sub" } sub)
            return Filled(sub.Value);
        return node?["Fn::Sub"] is Scalar inner ? Filled(inner.Value) : node is Scalar { IsNull: false } plain ? plain.Value : null;
    }

    /// <summary>Logical name that a whole value refers to; null if it refers to none.</summary>
    private static string? Target(Node? node) =>
        node is Scalar { Tag: "!Sub" } or Scalar { Tag: null } || node?["Fn::Sub"] is not null ? null : Intrinsics.References(node).FirstOrDefault();

    /// <summary>What is called like a logical name: the default of a parameter, else the name of a resource.</summary>
    private string? Named(string name) =>
        root["Parameters"]?[name] is { } parameter ? parameter["NoEcho"]?.Text == "true" ? null : parameter["Default"]?.Text
        : root["Resources"]?[name]?["Properties"]?["Name"] is Scalar stated ? stated.Value : null;

    private string Filled(string text)
    {
        var left = MostPlaceholders;
        for (var open = text.IndexOf("${", StringComparison.Ordinal); open >= 0 && left > 0; open = text.IndexOf("${", Math.Min(open + 1, text.Length), StringComparison.Ordinal), left--)
            if (text.IndexOf('}', open) is var close and > 0 && Named(text[(open + 2)..close].Split('.')[0]) is { } value)
                text = $"{text[..open]}{value}{text[(close + 1)..]}";
        return text;
    }
}
