using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Recognises constant connection strings of databases, as ADO.NET providers read them, with a timeout of zero: no end.</summary>
internal static class ConnectionText
{
    private static readonly HashSet<string> Timeouts = ["timeout", "connecttimeout", "connectiontimeout", "commandtimeout", "defaultcommandtimeout"];
    private static readonly HashSet<string> Servers = ["server", "datasource", "host", "addr", "address", "networkaddress"];

    /// <summary>The setting by which the literal switches a timeout off in the connection string that it is, or is a part of; null if it does not.</summary>
    public static string? SwitchedOffBy(IOperation literal)
    {
        if (Text(literal) is not { } text || text.IndexOf("timeout", StringComparison.OrdinalIgnoreCase) < 0)
            return null;
        var setting = Pairs(text).FirstOrDefault(pair => Timeouts.Contains(Normal(pair.Key)) && pair.Value == "0").Key;
        return setting is not null && Pairs(Text(Whole(literal)) ?? text).Any(pair => Servers.Contains(Normal(pair.Key))) ? $"{setting}=0" : null;
    }

    /// <summary>The outermost text that the literal is a piece of.</summary>
    private static IOperation Whole(IOperation piece)
    {
        while (piece.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IInterpolatedStringOperation or IInterpolatedStringTextOperation or IParenthesizedOperation)
            piece = piece.Parent;
        return piece;
    }

    /// <summary>The constant text of an expression, with a question mark for what is only known at run time; null if it is no text.</summary>
    private static string? Text(IOperation expression)
    {
        if (expression.ConstantValue is { HasValue: true, Value: string text })
            return text;
        if (expression.Type?.SpecialType != SpecialType.System_String)
            return null;
        return expression switch
        {
            IBinaryOperation or IInterpolatedStringOperation => string.Concat(Pieces(expression)),
            _ => null,
        };
    }

    private static IEnumerable<string> Pieces(IOperation expression)
    {
        var open = new Stack<IOperation>([expression]);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (operation.ConstantValue is { HasValue: true, Value: string text })
                yield return text;
            else if (operation is IBinaryOperation or IInterpolatedStringOperation or IInterpolatedStringTextOperation or IParenthesizedOperation)
                foreach (var child in operation.ChildOperations.Reverse())
                    open.Push(child);
            else
                yield return "?";
        }
    }

    private static IEnumerable<(string Key, string Value)> Pairs(string text)
    {
        foreach (var part in text.Split(';'))
        {
            var equals = part.IndexOf('=');
            if (equals > 0)
                yield return (part.Substring(0, equals).Trim(), part.Substring(equals + 1).Trim());
        }
    }

    private static string Normal(string key) => key.Replace(" ", "").ToLowerInvariant();
}
