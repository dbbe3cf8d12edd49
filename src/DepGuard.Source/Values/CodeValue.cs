using Microsoft.CodeAnalysis;

namespace DepGuard.Source.Values;

/// <summary>A text as far as code shows it: its constant beginning, or the setting that it starts with.</summary>
/// <param name="Text">The constant beginning; of a setting, the text that counts where the setting is missing.</param>
/// <param name="Setting">Key of the setting; null if the text starts with none.</param>
/// <param name="IsWhole">True when nothing unknown follows.</param>
internal sealed record CodeValue(string Text, string? Setting, bool IsWhole)
{
    /// <summary>A value about which nothing is known.</summary>
    public static CodeValue Unknown { get; } = new(string.Empty, null, IsWhole: false);

    /// <summary>Where the value was handed over; null if it stands where it is used.</summary>
    public SyntaxNode? Origin { get; init; }

    /// <summary>True when something is known.</summary>
    public bool IsKnown => Text.Length > 0 || Setting is not null;

    /// <summary>A constant.</summary>
    public static CodeValue Of(string text) => new(text, null, IsWhole: true);

    /// <summary>The value followed by another.</summary>
    public CodeValue Then(CodeValue next) =>
        !IsWhole || Setting is not null ? this with { IsWhole = false }
        : Text.Length == 0 ? next
        : next.Setting is not null ? this with { IsWhole = false }
        : this with { Text = Text + next.Text, IsWhole = next.IsWhole, Origin = Origin ?? next.Origin };
}
