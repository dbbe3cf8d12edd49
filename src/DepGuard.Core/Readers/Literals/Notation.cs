namespace DepGuard.Readers.Literals;

/// <summary>How a programming language writes comments and strings, as far as it takes to find the strings.</summary>
/// <param name="Slashes">Comments are <c>//</c> and <c>/* */</c>.</param>
/// <param name="Hashes">Comments start with <c>#</c>.</param>
/// <param name="SingleQuotes">Single quotes hold strings; otherwise one character, or nothing.</param>
/// <param name="Backticks">Backticks hold strings over several lines.</param>
internal readonly record struct Notation(bool Slashes, bool Hashes, bool SingleQuotes, bool Backticks)
{
    /// <summary>The notation of a file, by its extension.</summary>
    public static Notation Of(string path) => path[(path.LastIndexOf('.') + 1)..].ToLowerInvariant() switch
    {
        "py" or "rb" or "ex" or "exs" => new Notation(Slashes: false, Hashes: true, SingleQuotes: true, Backticks: false),
        "php" => new Notation(Slashes: true, Hashes: true, SingleQuotes: true, Backticks: false),
        "js" or "mjs" or "cjs" or "jsx" or "ts" or "tsx" => new Notation(Slashes: true, Hashes: false, SingleQuotes: true, Backticks: true),
        "groovy" => new Notation(Slashes: true, Hashes: false, SingleQuotes: true, Backticks: false),
        "go" => new Notation(Slashes: true, Hashes: false, SingleQuotes: false, Backticks: true),
        _ => new Notation(Slashes: true, Hashes: false, SingleQuotes: false, Backticks: false),
    };
}
