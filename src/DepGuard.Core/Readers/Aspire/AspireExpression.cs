using System.Globalization;
using System.Text;

namespace DepGuard.Readers.Aspire;

/// <summary>
/// A value of a manifest with its expressions <c>{resource.path}</c> replaced by what can be known before a deployment: a resource's host is
/// its name. Source: dotnet/aspire <c>docs/specs/manifest-spec.md</c>.
/// </summary>
/// <param name="Text">The text; values of secret parameters and ports that the deployment chooses are missing in it.</param>
/// <param name="Resources">Services, stores and brokers that it refers to.</param>
/// <param name="Parameters">Parameters without a stated value that it refers to and that are no secrets.</param>
internal sealed record AspireExpression(string Text, IReadOnlyList<AspireResource> Resources, IReadOnlyList<AspireResource> Parameters)
{
    /// <summary>Replaces the expressions of a value.</summary>
    public static AspireExpression Of(AspireManifest manifest, string value)
    {
        var expansion = new Expansion(manifest);
        var text = expansion.Expand(value, 0);
        return new AspireExpression(text, [.. expansion.Resources.Distinct()], [.. expansion.Parameters.Distinct()]);
    }

    /// <summary>True for an output of a cloud resource by which somebody reaches it, unlike its name or principal.</summary>
    private static bool IsAddress(string output) =>
        ((string[])["endpoint", "uri", "url", "host", "fqdn", "connectionstring", "arn"]).Any(word => output.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>One replacement; bounded, since values may refer to each other in circles.</summary>
    private sealed class Expansion(AspireManifest manifest)
    {
        private const int Deepest = 16;
        private const int MostExpressions = 1_000;
        private const int LongestText = 16_384;

        private int _left = MostExpressions;

        public List<AspireResource> Resources { get; } = [];

        public List<AspireResource> Parameters { get; } = [];

        public string Expand(string value, int depth)
        {
            var text = new StringBuilder();
            var from = 0;
            for (var open = value.IndexOf('{'); open >= 0 && text.Length < LongestText; open = value.IndexOf('{', from))
            {
                var close = value.IndexOf('}', open);
                if (close < 0)
                    break;
                text.Append(value, from, open - from);
                from = close + 1;
                var path = value[(open + 1)..close].Split('.');
                if (path.Length > 1 && manifest.Find(path[0]) is { } resource)
                    text.Append(_left-- > 0 && depth < Deepest ? Replacement(resource, path, depth + 1) : string.Empty);
                else
                    text.Append(value, open, from - open);
            }

            return text.Append(value, from, value.Length - from).ToString();
        }

        private string Replacement(AspireResource resource, string[] path, int depth)
        {
            if (resource.IsParameter)
                return Parameter(resource);
            var isOutput = path[1] is "outputs" or "secretOutputs" or "output";
            if (resource.IsService && (!isOutput || IsAddress(path[^1])) && path[1] is not "secrets" and not "inputs")
                Resources.Add(resource);
            return path[1] switch
            {
                "bindings" when path.Length > 3 => Binding(resource, path[2], path[3]),
                "connectionString" => ConnectionString(resource, depth),
                "value" => Expand(resource.Body["value"]?.Text ?? string.Empty, depth),
                _ when isOutput && IsAddress(path[^1]) => resource.Name.Value,
                _ => string.Empty,
            };
        }

        private string Parameter(AspireResource parameter)
        {
            if (parameter.IsSecret)
                return string.Empty;
            if (parameter.Default is { } text)
                return text;
            Parameters.Add(parameter);
            return parameter.Name.Value;
        }

        private static string Binding(AspireResource resource, string binding, string property)
        {
            var host = resource.Name.Value;
            var port = resource.Port(binding)?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
            var hostAndPort = port.Length == 0 ? host : $"{host}:{port}";
            return property.ToUpperInvariant() switch
            {
                "URL" => $"{resource.Scheme(binding) ?? "http"}://{hostAndPort}",
                "HOST" or "IPV4HOST" => host,
                "HOSTANDPORT" => hostAndPort,
                "PORT" => port,
                "TARGETPORT" => resource.TargetPort(binding)?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
                "SCHEME" => resource.Scheme(binding) ?? string.Empty,
                _ => string.Empty,
            };
        }

        /// <summary>What a connection string refers to belongs to the server whose string it is.</summary>
        private string ConnectionString(AspireResource resource, int depth)
        {
            if (resource.Body["connectionString"]?.Text is not { } text)
                return resource.Body["parent"]?.Text is { } parent && manifest.Find(parent) is { IsPart: false } server ? Server(server, depth) : resource.Name.Value;
            var (resources, parameters) = (Resources.Count, Parameters.Count);
            var expanded = Expand(text, depth);
            if (resource.IsService)
            {
                Resources.RemoveRange(resources, Resources.Count - resources);
                Parameters.RemoveRange(parameters, Parameters.Count - parameters);
            }

            return expanded;
        }

        private string Server(AspireResource server, int depth)
        {
            Resources.Add(server);
            return ConnectionString(server, depth);
        }
    }
}
