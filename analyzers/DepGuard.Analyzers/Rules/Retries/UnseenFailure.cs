using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1216: an asynchronous delegate runs through a synchronous policy, which sees a task and never its failure.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnseenFailure() : DepGuardAnalyzer(Descriptors.UnseenFailure)
{
    private static readonly HashSet<string> Tasks = ["Task", "ValueTask", "AsyncUnaryCall"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.FindAll(["Polly.Policy", "Polly.ResiliencePipeline", "Microsoft.EntityFrameworkCore.Storage.IExecutionStrategy"]).Any())
            context.RegisterMemberAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Execute" or "ExecuteAndCapture") || !(PolicyNames.IsExecution(call) || IsStrategyExtension(call.TargetMethod)))
            return;
        if (call.Arguments.Where(argument => !Awaits(argument.Parameter)).Select(argument => Returned(argument.Value)).FirstOrDefault(IsTask) is { } task)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnseenFailure, call.NameLocation(), call.TargetMethod.Name, task.Name));
    }

    private static bool IsStrategyExtension(IMethodSymbol method) => method.ContainingType is { Name: "ExecutionStrategyExtensions" };

    private static bool IsTask(ITypeSymbol? type) => type is not null && Tasks.Contains(type.Name);

    /// <summary>A method whose parameter names the task knows that the work goes on, whatever the method is called.</summary>
    private static bool Awaits(IParameterSymbol? parameter) =>
        parameter?.OriginalDefinition.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } declared } && IsTask(declared);

    /// <summary>What the delegate returns; null if the argument is none.</summary>
    private static ITypeSymbol? Returned(IOperation argument) => argument.Bare() switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Symbol.ReturnType,
        IDelegateCreationOperation { Target: IMethodReferenceOperation method } => method.Method.ReturnType,
        { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } } => invoke.ReturnType,
        _ => null,
    };
}
