using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Recognises calls that let time pass between attempts.</summary>
internal static class Waits
{
    /// <summary>Whether the operation waits, itself, in a lambda that it runs, or in a method of this compilation.</summary>
    public static bool IsIn(IOperation operation) => operation.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => IsWait(call) || IsInMethod(call));

    /// <summary>Whether an attempt that failed hands over to code that cannot be seen, and that may wait: a delegate or a contract, which is awaited.</summary>
    public static bool MayBeIn(IInvocationOperation call) => IsAwaited(call)
        && (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke || (call.TargetMethod.IsAbstract && !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty));

    private static bool IsAwaited(IOperation call) => call.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation };

    private static bool IsInMethod(IInvocationOperation call) => SourceBody.Of(call.TargetMethod, call) is { } body
        ? body.OwnDescendants().OfType<IInvocationOperation>().Any(IsWait)
        : call.TargetMethod.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax().DescendantTokens().Any(token => Names.Contains(token.ValueText)));

    /// <summary>Words by which a method of another file shows that it waits; its operations are not at hand there.</summary>
    private static readonly HashSet<string> Names = ["Delay", "Sleep", "WaitOne", "SpinOnce", "SpinUntil", "WaitForNextTickAsync"];

    /// <summary>Whether the call waits for some time.</summary>
    public static bool IsWait(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Delay", ContainingType.Name: "Task" or "TimeProviderTaskExtensions" } => true,
        { Name: "Sleep" or "SpinWait", ContainingType.Name: "Thread" } => true,
        { Name: "WaitOne" } method => method.ContainingType.WithBases().Any(type => type.Name == "WaitHandle"),
        { Name: "SpinOnce" or "SpinUntil", ContainingType.Name: "SpinWait" } => true,
        { Name: "WaitForNextTickAsync", ContainingType.Name: "PeriodicTimer" } => true,
        _ => false,
    };
}
