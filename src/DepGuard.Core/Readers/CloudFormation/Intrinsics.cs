using DepGuard.Documents;

namespace DepGuard.Readers.CloudFormation;

/// <summary>
/// The functions of a template, short as <c>!Ref Queue</c> or long as <c>{ Ref: Queue }</c>. Nothing is evaluated: what counts is which resources
/// a value refers to.
/// </summary>
internal static class Intrinsics
{
    /// <summary>Logical ids of resources, and names of parameters, that a value refers to, in order.</summary>
    public static IEnumerable<string> References(Node? node) => node switch
    {
        null => [],
        Scalar scalar => scalar.Tag switch
        {
            "!Ref" => [scalar.Value],
            "!GetAtt" => [FirstPart(scalar.Value)],
            "!Sub" => Placeholders(scalar.Value),
            _ => [],
        },
        Sequence { Tag: "!GetAtt", Items: [Scalar target, ..] } => [target.Value],
        Sequence { Tag: "!Sub", Items: [Scalar text, ..] parts } => Placeholders(text.Value).Concat(parts.Skip(1).SelectMany(References)),
        Mapping { Entries: [var only] } => Function(only),
        _ => Inner(node),
    };

    /// <summary>True for a value that is written out, without any function.</summary>
    public static bool IsLiteral(Node? node) => node is Scalar { Tag: null or "!!str", IsNull: false };

    private static IEnumerable<string> Function(Entry entry) => (entry.Key.Value, entry.Value) switch
    {
        ("Ref", Scalar target) => [target.Value],
        ("Fn::GetAtt", Scalar target) => [FirstPart(target.Value)],
        ("Fn::GetAtt", Sequence { Items: [Scalar target, ..] }) => [target.Value],
        ("Fn::Sub", Scalar text) => Placeholders(text.Value),
        ("Fn::Sub", Sequence { Items: [Scalar text, ..] parts }) => Placeholders(text.Value).Concat(parts.Skip(1).SelectMany(References)),
        _ => References(entry.Value),
    };

    private static IEnumerable<string> Inner(Node node) => node.Items.Concat(node.Entries.Select(entry => entry.Value)).SelectMany(References);

    /// <summary>The names in <c>https://${Api}/${Stage.Arn}</c>; <c>${!Literal}</c> is none.</summary>
    private static IEnumerable<string> Placeholders(string text)
    {
        for (var open = text.IndexOf("${", StringComparison.Ordinal); open >= 0; open = text.IndexOf("${", open + 2, StringComparison.Ordinal))
            if (text.IndexOf('}', open) is var close and > 0 && text[open + 2] != '!')
                yield return FirstPart(text[(open + 2)..close].Trim());
    }

    private static string FirstPart(string name) => name.IndexOf('.') is var dot and > 0 ? name[..dot] : name;
}
