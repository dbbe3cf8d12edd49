using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Blocking;

/// <summary>Recognises code that blocks its thread until a task completes, in every form that C# code uses.</summary>
internal sealed class BlockingWait
{
    private static readonly string[] TaskTypes = ["System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1"];
    private static readonly string[] Runners = ["Nito.AsyncEx.AsyncContext", "Microsoft.VisualStudio.Threading.JoinableTaskFactory"];

    private readonly HashSet<ISymbol> _tasks;
    private readonly HashSet<ISymbol> _runners;

    private BlockingWait(KnownSymbols symbols)
    {
        _tasks = new(symbols.FindAll(TaskTypes), SymbolEqualityComparer.Default);
        _runners = new(symbols.FindAll(Runners), SymbolEqualityComparer.Default);
    }

    /// <summary>Null if the compilation has no tasks.</summary>
    public static BlockingWait? In(KnownSymbols symbols) => new BlockingWait(symbols) is { _tasks.Count: > 0 } wait ? wait : null;

    /// <summary>The tasks, or the lambda that makes them, that the operation waits for; empty if it does not block.</summary>
    public IReadOnlyList<IOperation> Awaited(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } when IsTask(task.Type) => [task],
        IInvocationOperation call => Awaited(call),
        _ => [],
    };

    private IReadOnlyList<IOperation> Awaited(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType.OriginalDefinition;
        switch (call.TargetMethod.Name)
        {
            case "Wait" or "RunSynchronously" when _tasks.Contains(type) && call.Instance is { } task:
                return [task];
            case "WaitAll" or "WaitAny" when _tasks.Contains(type):
                return [.. call.Arguments.SelectMany(argument => Elements(argument.Value))];
            case "GetResult" when call.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter" } awaiter && awaiter.Receiver() is { } source && IsAwaiterOfTask(type):
                return [source];
            case "Run" when _runners.Contains(type):
                return [.. call.Arguments.Select(argument => argument.Value).Take(1)];
            default:
                return [];
        }
    }

    /// <summary>Tasks in an array that is written at the call.</summary>
    private static IEnumerable<IOperation> Elements(IOperation argument) =>
        Sequences.Elements(argument) ?? (argument.Type?.TypeKind == TypeKind.Array ? Enumerable.Empty<IOperation>() : new[] { argument });

    private bool IsTask(ITypeSymbol? type) => type is not null && type.WithBases().Any(one => _tasks.Contains(one.OriginalDefinition));

    private static bool IsAwaiterOfTask(INamedTypeSymbol type) =>
        type.Name is "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter";
}
