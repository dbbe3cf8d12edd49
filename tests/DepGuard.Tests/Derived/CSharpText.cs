using System.Security;
using Microsoft.CodeAnalysis.CSharp;

namespace DepGuard.Tests.Derived;

/// <summary>Text as it stands in C# source.</summary>
internal static class CSharpText
{
    /// <summary>A string literal in quotes.</summary>
    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>Text for a documentation comment.</summary>
    public static string Documentation(string value) => SecurityElement.Escape(value).Replace("&apos;", "'", StringComparison.Ordinal);
}
