using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.CSharp;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>What a C# file says about clients.</summary>
/// <param name="Path">The file.</param>
/// <param name="Owner">The service whose code it is; null for a library.</param>
internal sealed record ClientCode(string Path, Reference? Owner)
{
    /// <summary>Calls through Dapr.</summary>
    public IReadOnlyList<Fact> Calls { get; private init; } = [];

    /// <summary>Clients for which the file states more than their address.</summary>
    public IReadOnlyList<ClientRegistration> Clients { get; private init; } = [];

    /// <summary>What is done to the calls of every client.</summary>
    public IReadOnlyList<CallPolicy> Defaults { get; private init; } = [];

    /// <summary>True when some client gets rid of what is done to every client.</summary>
    public bool RemovesDefaults { get; private init; }

    /// <summary>Names of the methods that it calls.</summary>
    public IReadOnlySet<string> Called { get; private init; } = new HashSet<string>();

    /// <summary>Names of the extension methods that it declares, by which services use a library.</summary>
    public IReadOnlySet<string> Extensions { get; private init; } = new HashSet<string>();

    /// <summary>Reads a file.</summary>
    public static ClientCode Read(CSharpProgram program, Reference? owner)
    {
        var defaults = ClientRegistration.Defaults(program).ToList();
        return new ClientCode(program.Path, owner)
        {
            Calls = owner is { } service ? [.. DaprInvocations.Read(program, service)] : [],
            Clients = owner is null ? [] : [.. ClientRegistration.Read(program)],
            Defaults = defaults,
            RemovesDefaults = program.Calls.Any(call => call.Name == "RemoveAllResilienceHandlers"),
            Called = program.Calls.Where(call => call.ReceiverName.Length > 0 || call.Receiver >= 0).Select(call => call.Name).ToHashSet(StringComparer.Ordinal),
            Extensions = defaults.Count == 0 ? new HashSet<string>() : program.Calls.Where(call => program.Tokens[call.Open + 1].Kind == CSharpTokenKind.Name && program.Text(call.Open + 1) == "this").Select(call => call.Name).ToHashSet(StringComparer.Ordinal),
        };
    }
}
