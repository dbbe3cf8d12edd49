using DepGuard.Documents;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Aspire;

/// <summary>One resource of a manifest.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Body">What the manifest says about it.</param>
internal sealed record AspireResource(Scalar Name, Node Body)
{
    /// <summary>Type, such as <c>project.v0</c>; empty for a resource that could not be written.</summary>
    public string Type => Body["type"]?.Text ?? string.Empty;

    /// <summary>The type without its version, such as <c>azure.bicep</c>.</summary>
    public string Family => Type.LastIndexOf('.') is var dot and > 0 && Type != "annotated.string" ? Type[..dot] : Type;

    /// <summary>True for something that gets configuration and runs: a project, container or program.</summary>
    public bool Runs => Family is "project" or "container" or "dockerfile" or "executable";

    /// <summary>True for an input of the deployment.</summary>
    public bool IsParameter => Family == "parameter";

    /// <summary>True for a part of another resource, such as a database on a server.</summary>
    public bool IsPart => Family == "value" || Body["parent"] is Scalar;

    /// <summary>True if it stands for a service, store or broker of its own.</summary>
    public bool IsService => !IsParameter && !IsPart && Family is not ("annotated.string" or "dapr");

    /// <summary>True for a parameter whose value nobody may see.</summary>
    public bool IsSecret => (Body["inputs"]?.Entries ?? []).Any(input => input.Value["secret"]?.Text == "true") || Body["secret"]?.Text == "true";

    /// <summary>Default of a parameter that the manifest states; null if there is none.</summary>
    public string? Default => (Body["inputs"]?.Entries ?? []).Select(input => input.Value["default"]?["value"]?.Text).FirstOrDefault(value => value is not null);

    /// <summary>Scheme of an endpoint; null if none is stated.</summary>
    public string? Scheme(string binding) => Binding(binding)?["scheme"]?.Text;

    /// <summary>Port of an endpoint by which others reach it, else the one on which it listens; null if the deployment chooses.</summary>
    public int? Port(string binding) => PortOf(Binding(binding)?["port"]) ?? TargetPort(binding);

    /// <summary>Port on which it listens; null if the deployment chooses.</summary>
    public int? TargetPort(string binding) => PortOf(Binding(binding)?["targetPort"]);

    private Node? Binding(string name) =>
        (Body["bindings"]?.Entries ?? []).FirstOrDefault(entry => entry.Key.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static int? PortOf(Node? node) => AddressGrammar.Port(node?.Text ?? string.Empty);
}
