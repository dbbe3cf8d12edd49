using System.Text.RegularExpressions;
using DepGuard.Testing;
using YamlDotNet.RepresentationModel;

namespace DepGuard.Cli.Tests.Pipelines;

/// <summary>The scripts in the files of pipelines, in their order.</summary>
internal static partial class PipelineFile
{
    /// <summary>A script, and the variables that the file gives to it.</summary>
    public sealed record Script(string Text, IReadOnlyDictionary<string, string> Variables);

    /// <summary>The root of a YAML file of the repository.</summary>
    public static YamlNode Yaml(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(RepositoryRoot.Combine(path))));
        return stream.Documents[0].RootNode;
    }

    /// <summary>The scripts of a file of any kind.</summary>
    public static IEnumerable<Script> Scripts(string path) => Path.GetFileName(path) switch
    {
        "Jenkinsfile" => Shells().Matches(File.ReadAllText(RepositoryRoot.Combine(path))).Select(match => Plain(match.Groups[1].Value)),
        "gitlab-ci.yml" => Sequence(Yaml(path)["depguard"]["script"]).Select(line => Plain(line.ToString())),
        "azure-pipelines.yml" => Sequence(Yaml(path)["steps"]).Select(step => Value(step, "script")).OfType<YamlNode>().Select(script => Plain(Macros().Replace(script.ToString(), Variable))),
        _ => Sequence(Yaml(path)["runs"]["steps"]).Where(step => Value(step, "run") is not null).Select(step => Step(step, Defaults(Yaml(path)))),
    };

    /// <summary>The entries of a sequence.</summary>
    public static IEnumerable<YamlNode> Sequence(YamlNode node) => ((YamlSequenceNode)node).Children;

    private static Script Plain(string text) => new(text, new Dictionary<string, string>());

    /// <summary>A step of a composite action, with the defaults of its inputs.</summary>
    private static Script Step(YamlNode step, Dictionary<string, string> inputs)
    {
        var variables = Value(step, "env") is YamlMappingNode given
            ? given.Children.ToDictionary(pair => pair.Key.ToString(), pair => Inputs().Replace(pair.Value.ToString(), match => inputs[match.Groups[1].Value]))
            : [];
        return new Script(step["run"].ToString(), variables);
    }

    private static Dictionary<string, string> Defaults(YamlNode action) =>
        ((YamlMappingNode)action["inputs"]).Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value["default"].ToString());

    private static YamlNode? Value(YamlNode mapping, string key) =>
        ((YamlMappingNode)mapping).Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>Azure Pipelines hands its variables to scripts under these names too.</summary>
    private static string Variable(Match macro) => $"${{{macro.Groups[1].Value.Replace('.', '_').ToUpperInvariant()}}}";

    [GeneratedRegex(@"^\s*sh '(.*)'$", RegexOptions.Multiline)]
    private static partial Regex Shells();

    [GeneratedRegex(@"\$\(([A-Za-z_.]+)\)")]
    private static partial Regex Macros();

    [GeneratedRegex(@"\$\{\{ inputs\.([a-z-]+) \}\}")]
    private static partial Regex Inputs();
}
