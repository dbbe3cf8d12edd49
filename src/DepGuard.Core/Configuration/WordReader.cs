using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Configuration;

/// <summary>Reads words of <c>depguard.yaml</c> that stand for values of an enumeration.</summary>
internal sealed class WordReader(ConfigProblems problems)
{
    /// <summary>A single text, or each text of a list.</summary>
    public static IEnumerable<Scalar> Values(Node? node) => node is Scalar { IsNull: false } one ? [one] : (node?.Items ?? []).OfType<Scalar>();

    /// <summary>The value that a word stands for, in any case; null for no word, and for an unknown one, which is an error.</summary>
    public T? Value<T>(Node? node, string what)
        where T : struct, Enum
    {
        if (node is not Scalar scalar)
            return null;
        foreach (var value in Enum.GetValues<T>())
            if (Label.Of(value).Equals(scalar.Value, StringComparison.OrdinalIgnoreCase))
                return value;
        problems.Unknown(scalar, what, Enum.GetValues<T>().Select(value => Label.Of(value)));
        return null;
    }
}
