using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>A filter of a route: <c>Retry=3,BAD_GATEWAY</c>, or <c>name: Retry</c> with <c>args</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">The first argument of the short form; null if there is none.</param>
/// <param name="Arguments">Named arguments by folded name.</param>
/// <param name="At">Its place.</param>
internal sealed record GatewayFilter(string Name, string? First, IReadOnlyDictionary<string, string> Arguments, SourceSpan At)
{
    /// <summary>The filters of a list, in its order.</summary>
    /// <param name="properties">All properties.</param>
    /// <param name="list">Folded name of the list.</param>
    public static IEnumerable<GatewayFilter> Read(Properties properties, string list)
    {
        for (var i = 0; ; i++)
        {
            var item = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{list}{i}");
            if (properties.Find(item) is { } brief)
                yield return Brief(brief);
            else if (properties.Find($"{item}name") is { } name)
                yield return new GatewayFilter(name.Value, null, Named(properties, $"{item}args"), name.At);
            else
                yield break;
        }
    }

    /// <summary>A named argument; null if it is not stated.</summary>
    public string? Argument(string name) => Arguments.GetValueOrDefault(name);

    private static GatewayFilter Brief(Property property)
    {
        var equals = property.Value.IndexOf('=');
        var arguments = equals < 0 ? [] : property.Value[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries);
        return new GatewayFilter(equals < 0 ? property.Value.Trim() : property.Value[..equals].Trim(), arguments.FirstOrDefault(), new Dictionary<string, string>(), property.At);
    }

    private static Dictionary<string, string> Named(Properties properties, string prefix)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in properties.Under(prefix))
        {
            var name = property.Folded[prefix.Length..].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            arguments[name] = arguments.TryGetValue(name, out var earlier) ? $"{earlier},{property.Value}" : property.Value;
        }

        return arguments;
    }
}
