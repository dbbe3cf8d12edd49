using DepGuard.Documents;

namespace DepGuard.Readers.AsyncApi;

/// <summary>A channel that an application uses.</summary>
/// <param name="Text">Its address, as written.</param>
/// <param name="At">The operation on it.</param>
internal sealed record Channel(string Text, Node At)
{
    /// <summary>The address without the names of its parameters: <c>orders/{}/placed</c>.</summary>
    public string Address { get; } = WithoutParameters(Text);

    private static string WithoutParameters(string text)
    {
        var parts = text.Split('{');
        return string.Concat(parts.Select((part, index) => index == 0 ? part : $"{{{part[Math.Max(0, part.IndexOf('}'))..]}"));
    }
}
