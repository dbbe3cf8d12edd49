using System.Buffers;
using System.Text;
using DepGuard.Facts;
using DepGuard.Readers.Code;
using DepGuard.Readers.CSharp;
using DepGuard.Readers.Literals;
using DepGuard.Sources;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>
/// Clients in C# code: calls through Dapr, settings that code reads, and what the handlers of clients do to calls. A file is taken apart only if it has one of their
/// names, or starts a program, which says what libraries it uses.
/// </summary>
internal sealed class ClientCodeReader : ICodeReader
{
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["InvokeMethod", "CreateInvo", "ResilienceHandler", "HedgingHandler", "PolicyHandler", "AddTransientHttpErrorPolicy", "AddHttpClient", "AddRefitClient", "AddGrpcClient", "HttpClientDefaults",
            "GrpcChannel.ForAddress", "IConfiguration", "onfiguration[", "GetSection(", "GetValue<", "GetConnectionString(", "BindConfiguration(", "IOptions"],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> Starts = SearchValues.Create(["CreateBuilder(", "CreateApplicationBuilder(", "CreateDefaultBuilder(", "ConfigureServices("], StringComparison.Ordinal);

    /// <inheritdoc/>
    public string Format => "csharp";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, CodeOwners owners, IReadOnlyList<Fact> facts)
    {
        var files = workspace.Code.Where(file => file.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).Select(file => (File: file, Owner: owners.Of(file.Path))).ToList();
        if (files.Count == 0)
            return [];
        var known = new SettingUses(facts, areKeys: true);
        var codes = new List<ClientCode>();
        Parallel.ForEach(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = workspace.Jobs },
            () => new byte[CodeFile.LongestFile],
            (pair, _, buffer) =>
            {
                if (Read(pair.File, pair.Owner, known, buffer) is { } code)
                    lock (codes)
                        codes.Add(code);
                return buffer;
            },
            static _ => { });
        codes.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        var settings = new CodeSettings(known, codes);
        var policies = new ClientPolicies(facts, settings);
        return [.. codes.SelectMany(code => Facts(code, [.. settings.Of(code), .. policies.Of(code)])), .. ClientPolicies.Defaults(codes)];
    }

    private IEnumerable<Fact> Facts(ClientCode code, List<Fact> stated) =>
        code.Calls.Count + stated.Count + code.Defaults.Count == 0 ? [] : [new ReadFact(code.Path, Format), .. code.Calls, .. stated];

    private static ClientCode? Read(CodeFile file, Reference? owner, SettingUses settings, byte[] buffer)
    {
        if (file.Read(buffer) is not (var length and > 0))
            return null;
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        return text.AsSpan().ContainsAny(Marks) || (owner is not null && text.AsSpan().ContainsAny(Starts))
            ? ClientCode.Read(new CSharpProgram(new SourceFile(file.Path, text.TrimStart('\uFEFF'))), owner, settings)
            : null;
    }
}
