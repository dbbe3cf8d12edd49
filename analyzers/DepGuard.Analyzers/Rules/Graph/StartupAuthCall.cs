using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Context;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Graph;

/// <summary>DPG1404: the service does not start while the auth service does not answer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StartupAuthCall() : DepGuardAnalyzer(Descriptors.StartupAuthCall)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        // Only a service has callers that wait for its start; a tool that signs in and exits has none.
        if (symbols.Find("Microsoft.Extensions.Hosting.IHostedService") is null)
            return;
        var calls = symbols.Shared(() => new AuthCalls(symbols, settings));
        context.RegisterMemberAction(operation => Analyze(operation, calls), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, AuthCalls calls)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!StartUp.Contains(context.ContainingSymbol) || !calls.Contains(call) || IsDeferred(call) || !IsWaitedFor(call))
            return;
        if (!(IsTimeBoxed(call) && IsTolerated(call)))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.StartupAuthCall, call.NameLocation(), call.TargetMethod.Name));
    }

    /// <summary>A lambda runs it later, unless it is run at once and waited for.</summary>
    private static bool IsDeferred(IOperation operation) => operation.WithEnclosing().OfType<IAnonymousFunctionOperation>().Any(lambda =>
        !(lambda.WithEnclosing().OfType<IInvocationOperation>().FirstOrDefault() is { TargetMethod: { Name: "Run", ContainingType.Name: "Task" } } run && IsWaitedFor(run)));

    /// <summary>The code goes on only when the answer is there: it awaits, blocks, or hands the task to the host.</summary>
    private static bool IsWaitedFor(IInvocationOperation call)
    {
        if (!IsTask(call.Type))
            return true;
        foreach (var outer in call.WithEnclosing().Skip(1))
        {
            if (outer is IAwaitOperation or IReturnOperation or IVariableDeclaratorOperation)
                return true;
            if (outer is IPropertyReferenceOperation { Property.Name: "Result" } or IInvocationOperation { TargetMethod.Name: "Wait" or "GetResult" or "WaitAll" })
                return true;
            if (outer is IExpressionStatementOperation or IBlockOperation)
                return false;
        }

        return false;
    }

    private static bool IsTask(ITypeSymbol? type) => type?.Name is "Task" or "ValueTask" or "AsyncUnaryCall";

    /// <summary>A token with a time limit, a deadline, or a wait with a limit.</summary>
    private static bool IsTimeBoxed(IInvocationOperation call) =>
        call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && (argument.Parameter?.Name == "deadline" || (argument.Value.Type?.Name == "CancellationToken" && IsLimited(argument.Value))))
        || call.WithEnclosing().Skip(1).TakeWhile(outer => outer is not IBlockOperation).Any(outer =>
            outer is IInvocationOperation { TargetMethod.Name: "WaitAsync" or "Wait" } wait && wait.Arguments.Any(argument => argument.Value.Type?.Name is "TimeSpan" or "Int32"));

    private static bool IsLimited(IOperation token) => token.DescendantsAndSelf().Select(Variables.Of).OfType<ILocalSymbol>().Any(source =>
        token.Body().DescendantsAndSelf().Any(part => part switch
        {
            IVariableDeclaratorOperation declared => SymbolEqualityComparer.Default.Equals(declared.Symbol, source)
                && declared.DescendantsAndSelf().Any(made => made is IObjectCreationOperation { Type.Name: "CancellationTokenSource", Arguments.Length: > 0 }),
            IInvocationOperation { TargetMethod.Name: "CancelAfter", Instance: { } limited } => SymbolEqualityComparer.Default.Equals(Variables.Of(limited), source),
            _ => false,
        }));

    /// <summary>Some clause around it takes the failure and goes on.</summary>
    private static bool IsTolerated(IOperation operation)
    {
        for (var inner = operation; inner.Parent is { } outer; inner = outer)
        {
            if (outer is ITryOperation attempt && ReferenceEquals(attempt.Body, inner)
                && attempt.Catches.Any(clause => Completions.Of(clause.Handler, attempt).HasFlag(Completion.Next)))
                return true;
        }

        return false;
    }
}
