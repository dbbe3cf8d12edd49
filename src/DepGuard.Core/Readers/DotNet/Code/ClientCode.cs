using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.CSharp;
using DepGuard.Readers.Literals;
using DepGuard.Sources;

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

    /// <summary>Keys of settings that it reads, with the places.</summary>
    public IReadOnlyList<(string Key, SourceSpan At)> Settings { get; private init; } = [];

    /// <summary>Types of options that it binds to sections.</summary>
    public IReadOnlyList<(string Type, string Section)> Bindings { get; private init; } = [];

    /// <summary>What it may read of options.</summary>
    public OptionReads Options { get; private init; } = OptionReads.None;

    /// <summary>Names of the methods that it calls.</summary>
    public IReadOnlySet<string> Called { get; private init; } = new HashSet<string>();

    /// <summary>Names of the extension methods that it declares, by which services use a library.</summary>
    public IReadOnlySet<string> Extensions { get; private init; } = new HashSet<string>();

    /// <summary>Reads a file.</summary>
    /// <param name="program">The file.</param>
    /// <param name="owner">The service whose code it is; null for a library.</param>
    /// <param name="settings">The settings that hold an address; others are not kept.</param>
    public static ClientCode Read(CSharpProgram program, Reference? owner, SettingUses settings)
    {
        var defaults = ClientRegistration.Defaults(program).ToList();
        var bindings = OptionBindings.Of(program).ToList();
        return new ClientCode(program.Path, owner)
        {
            Calls = owner is { } service ? [.. DaprInvocations.Read(program, service)] : [],
            Clients = owner is null ? [] : [.. ClientRegistration.Read(program)],
            Defaults = defaults,
            Settings = owner is not { } reader ? [] : [.. SettingReads.Of(program, 0, program.Tokens.Count).Where(read => !IsSeenAsString(program, read) && settings.Of(reader, read.Key).Count > 0).Select(read => (read.Key, program.At(read.Token)))],
            Bindings = bindings,
            Options = owner is not null && (bindings.Count > 0 || program.Tokens.Any(token => IsOptions(program, token))) ? OptionReads.Of(program) : OptionReads.None,
            RemovesDefaults = program.Calls.Any(call => call.Name == "RemoveAllResilienceHandlers"),
            Called = program.Calls.Where(call => call.ReceiverName.Length > 0 || call.Receiver >= 0).Select(call => call.Name).ToHashSet(StringComparer.Ordinal),
            Extensions = defaults.Count == 0 ? new HashSet<string>() : program.Calls.Where(call => program.Tokens[call.Open + 1].Kind == CSharpTokenKind.Name && program.Text(call.Open + 1) == "this").Select(call => call.Name).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>True when the string alone is a key of several parts, which the reader of strings knows as well.</summary>
    private static bool IsSeenAsString(CSharpProgram program, (string Key, int Token) read) => read.Key.AsSpan().IndexOfAny(":._") >= 0 && program.Text(read.Token) == read.Key;

    /// <summary>True for <c>IOptions</c>, <c>IOptionsSnapshot</c> and <c>IOptionsMonitor</c>.</summary>
    private static bool IsOptions(CSharpProgram program, CSharpToken token) =>
        token.Kind == CSharpTokenKind.Name && (program.Is(token, "IOptions") || program.Is(token, "IOptionsSnapshot") || program.Is(token, "IOptionsMonitor"));
}
