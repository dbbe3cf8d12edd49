using System.Buffers;
using System.Text;
using DepGuard.Facts;
using DepGuard.Readers.Code;
using DepGuard.Readers.CSharp;
using DepGuard.Sources;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>Clients in the C# code of a service: calls through Dapr. A file is taken apart only if it has one of their names.</summary>
internal sealed class ClientCodeReader : ICodeReader
{
    private static readonly SearchValues<string> Marks = SearchValues.Create(["InvokeMethod", "CreateInvoke", "CreateInvocationInvoker"], StringComparison.Ordinal);

    /// <inheritdoc/>
    public string Format => "csharp";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, CodeOwners owners, IReadOnlyList<Fact> facts)
    {
        var files = workspace.Code
            .Where(file => file.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            .Select(file => (File: file, Owner: owners.Of(file.Path)))
            .Where(pair => pair.Owner is not null)
            .ToList();
        var found = new List<Fact>();
        Parallel.ForEach(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = workspace.Jobs },
            () => new byte[CodeFile.LongestFile],
            (pair, _, buffer) =>
            {
                if (pair.File.Read(buffer) is var length and > 0 && Encoding.UTF8.GetString(buffer, 0, length) is var text && text.AsSpan().ContainsAny(Marks))
                {
                    var calls = DaprInvocations.Read(new CSharpProgram(new SourceFile(pair.File.Path, text.TrimStart('\uFEFF'))), pair.Owner!.Value).ToList();
                    if (calls.Count > 0)
                        lock (found)
                            found.AddRange([new ReadFact(pair.File.Path, Format), .. calls]);
                }

                return buffer;
            },
            static _ => { });
        return [.. found.OrderBy(fact => fact.At)];
    }
}
