namespace DepGuard.Readers.CSharp;

/// <summary>What a token of C# is.</summary>
internal enum CSharpTokenKind
{
    /// <summary>An identifier or keyword.</summary>
    Name,

    /// <summary>A string without placeholders.</summary>
    Text,

    /// <summary>A string with placeholders.</summary>
    Template,

    /// <summary>A number or a character.</summary>
    Number,

    /// <summary>One character of punctuation.</summary>
    Mark,
}

/// <summary>A token; for strings the place of the content without quotes.</summary>
internal readonly record struct CSharpToken(CSharpTokenKind Kind, int Start, int Length);
