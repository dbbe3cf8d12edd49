using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Recognises calls that let time pass between attempts.</summary>
internal static class Waits
{
    /// <summary>Whether the operation waits, itself or in a method of the same file.</summary>
    public static bool IsIn(IOperation operation) => operation.OwnDescendants().OfType<IInvocationOperation>().Any(call =>
        IsWait(call) || SourceBody.Of(call.TargetMethod, call)?.OwnDescendants().OfType<IInvocationOperation>().Any(IsWait) == true);

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
