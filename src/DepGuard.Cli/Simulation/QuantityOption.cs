using System.CommandLine;

namespace DepGuard.Cli.Simulation;

/// <summary>An option whose value is a quantity.</summary>
/// <param name="name">The option with its dashes.</param>
/// <param name="value">The name of the value in the help.</param>
/// <param name="description">What the quantity is.</param>
/// <param name="parse">Reads the text; null if it is none.</param>
/// <param name="expected">What is expected, with an example.</param>
internal sealed class QuantityOption<T>(string name, string value, string description, Func<string, T?> parse, string expected)
    where T : struct
{
    /// <summary>The value when the option stands without one; null if it needs one.</summary>
    public string? Bare { get; init; }

    /// <summary>The option to add to a command.</summary>
    public Option<string?> Option => field ??= new Option<string?>(name)
    {
        Description = description,
        HelpName = value,
        Arity = Bare is null ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
    };

    /// <summary>The quantity; null if the option is not given. Throws <see cref="UsageException"/> for text that is no such quantity.</summary>
    public T? Read(ParseResult parsed)
    {
        if (parsed.GetResult(Option) is not { Implicit: false } result)
            return null;

        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value.Trim() : Bare ?? "";
        return parse(text) ?? throw new UsageException($"{name} {text}: must be {expected}");
    }
}
