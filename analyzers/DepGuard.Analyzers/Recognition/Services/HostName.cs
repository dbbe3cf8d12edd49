using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Services;

/// <summary>Finds the host in the constant text of an address.</summary>
internal static class HostName
{
    private const string AfterScheme = "://";

    private static readonly string[] Ends = ["/", ":", "?", "#"];

    /// <summary>The host of the first absolute address in the expression; null if it holds none, or only the beginning of a host.</summary>
    public static string? In(IOperation expression) =>
        expression.OwnDescendants().Select(Of).FirstOrDefault(host => host is not null);

    /// <summary>The host of an absolute address, in lower case.</summary>
    /// <param name="text">The address, or the constant text at its beginning.</param>
    /// <param name="isWhole">Whether nothing follows the text.</param>
    public static string? In(string text, bool isWhole)
    {
        var start = text.IndexOf(AfterScheme, StringComparison.Ordinal);
        if (start <= 0)
            return null;
        var rest = text.Substring(start + AfterScheme.Length);
        var end = Ends.Select(end => rest.IndexOf(end, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        if (end < 0 && !isWhole)
            return null;
        var host = end < 0 ? rest : rest.Substring(0, end);
        var user = host.IndexOf('@');
        host = host.Substring(user + 1).TrimEnd('.').ToLowerInvariant();
        return host.Length > 0 && host.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' or '_') ? host : null;
    }

    /// <summary>Whether the host is the machine of the caller, or reserved for examples (RFC 2606, RFC 6761).</summary>
    public static bool IsNobody(string host) =>
        host is "localhost" or "host.docker.internal" or "0.0.0.0" or "example.com" or "example.org" or "example.net"
        || host.StartsWith("127.", StringComparison.Ordinal)
        || new[] { ".localhost", ".example", ".invalid", ".test", ".example.com", ".example.org", ".example.net" }.Any(end => host.EndsWith(end, StringComparison.Ordinal));

    private static string? Of(IOperation part)
    {
        if (part.ConstantValue is { HasValue: true, Value: string text })
            return In(text, isWhole: !IsContinued(part));
        return part switch
        {
            ILocalReferenceOperation local => LocalValue.Of(local) is { } value ? Constant(value) : null,
            IFieldReferenceOperation { Field.IsReadOnly: true } field => Policies.Chains.Initial(field) is { } value ? Constant(value) : null,
            _ => null,
        };
    }

    private static string? Constant(IOperation value) => value.OwnDescendants()
        .Select(part => part.ConstantValue is { HasValue: true, Value: string text } ? In(text, isWhole: !IsContinued(part)) : null)
        .FirstOrDefault(host => host is not null);

    /// <summary>More text may follow: the part stands in an interpolation or before a <c>+</c>.</summary>
    private static bool IsContinued(IOperation part) =>
        part.Parent is IInterpolatedStringContentOperation || part.Syntax.Parent is BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.AddExpression };
}
