using DepGuard.Documents;

namespace DepGuard.Readers.Ecs;

/// <summary>
/// A CloudFormation template, or one object of the ECS API, whose keys differ in the case of their first letter only. Of intrinsic functions
/// <c>Ref</c>, <c>GetAtt</c> and <c>Sub</c> are followed as far as they lead to a resource or to a parameter with a default.
/// </summary>
/// <param name="root">The document's root.</param>
internal sealed class CloudTemplate(Node root)
{
    /// <summary>Resources of a type with their logical names.</summary>
    public IEnumerable<Entry> Of(string type) => (root["Resources"]?.Entries ?? []).Where(entry => entry.Value["Type"]?.Text == type);

    /// <summary>Value of a key, written with a small or a capital first letter; null if it is absent.</summary>
    public static Node? Get(Node? node, string key) => node is null ? null : node[key] ?? node[char.ToUpperInvariant(key[0]) + key[1..]];

    /// <summary>Logical name that a value refers to; null if it refers to none.</summary>
    public static string? Target(Node? node) =>
        node is Scalar { Tag: "!Ref" or "!GetAtt" } tagged ? tagged.Value.Split('.')[0]
        : node?["Ref"]?.Text ?? node?["Fn::GetAtt"]?.Text?.Split('.')[0] ?? node?["Fn::GetAtt"]?.Items.Select(item => item.Text).FirstOrDefault();

    /// <summary>The properties of the resource that a value refers to; null if it refers to none.</summary>
    public Node? Follow(Node? node) => Target(node) is { } name ? root["Resources"]?[name]?["Properties"] : null;

    /// <summary>A text with what it refers to filled in; null if that is unknown.</summary>
    public string? Text(Node? node)
    {
        if (Target(node) is { } name)
            return Named(name);
        if (node is Scalar { Tag: "!Sub" } sub)
            return Filled(sub.Value);
        return node?["Fn::Sub"] is Scalar inner ? Filled(inner.Value) : node is Scalar { IsNull: false } plain ? plain.Value : null;
    }

    /// <summary>What is called like a logical name: the default of a parameter, else the name of a resource.</summary>
    private string? Named(string name) =>
        root["Parameters"]?[name] is { } parameter ? parameter["NoEcho"]?.Text == "true" ? null : parameter["Default"]?.Text
        : root["Resources"]?[name]?["Properties"]?["Name"] is Scalar stated ? stated.Value : null;

    private string Filled(string text)
    {
        var left = 100;
        for (var open = text.IndexOf("${", StringComparison.Ordinal); open >= 0 && left > 0; open = text.IndexOf("${", Math.Min(open + 1, text.Length), StringComparison.Ordinal), left--)
            if (text.IndexOf('}', open) is var close and > 0 && Named(text[(open + 2)..close].Split('.')[0]) is { } value)
                text = $"{text[..open]}{value}{text[(close + 1)..]}";
        return text;
    }
}
