using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Blocking;
using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Authentication;

/// <summary>DPG1106: an <c>async void</c> function awaits an auth call; reported once, at its name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthCallInAsyncVoid() : DepGuardAnalyzer(Descriptors.AuthCallInAsyncVoid)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var calls = symbols.Shared(() => new AuthCalls(symbols, settings));
        if (calls.IsEmpty)
            return;

        var eventArgs = symbols.Find("System.EventArgs");
        context.RegisterMemberAction(operation => Analyze(operation, calls, eventArgs), OperationKind.Await);
    }

    private static void Analyze(MemberOperation context, AuthCalls calls, INamedTypeSymbol? eventArgs)
    {
        var wait = (IAwaitOperation)context.Operation;
        if (Functions.Around(wait, context.ContainingSymbol) is not { IsAsync: true, ReturnsVoid: true } function || IsEventHandler(function, eventArgs))
            return;
        if (AskedBy(wait, calls) is not { } call || IsFirstOther(wait, call, calls) || CatchesAll(wait))
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.AuthCallInAsyncVoid, At(wait, function), function.MethodKind == MethodKind.AnonymousFunction ? "This lambda" : function.Name, call.TargetMethod.Name));
    }

    private static IInvocationOperation? AskedBy(IAwaitOperation wait, AuthCalls calls) => TaskOrigin.Of(wait.Operation).FirstOrDefault(calls.Contains);

    private static bool IsEventHandler(IMethodSymbol function, INamedTypeSymbol? eventArgs) =>
        function.Parameters is [var sender, var arguments] && sender.Type.SpecialType == SpecialType.System_Object && arguments.Type.Is(eventArgs);

    /// <summary>Whether an earlier await of the same function is reported already.</summary>
    private static bool IsFirstOther(IAwaitOperation wait, IInvocationOperation call, AuthCalls calls) =>
        Root(wait).OwnDescendants().OfType<IAwaitOperation>().FirstOrDefault(other => AskedBy(other, calls) is not null) is { } first && !ReferenceEquals(first, wait)
        && call.Syntax.SpanStart > first.Syntax.SpanStart;

    /// <summary>The body of the function.</summary>
    private static IOperation Root(IOperation operation) => operation.WithEnclosing().FirstOrDefault(outer => outer.Parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
        ?? operation.Body();

    private static bool CatchesAll(IAwaitOperation wait)
    {
        var body = Root(wait) is IMethodBodyOperation method ? (IOperation?)method.BlockBody ?? method.ExpressionBody : Root(wait);
        return body is IBlockOperation { Operations: [ITryOperation attempt, .. var rest] }
            && rest.All(statement => statement is IReturnOperation { IsImplicit: true })
            && attempt.Catches.Any(one => one.Filter is null && one.ExceptionType is { Name: "Exception" or "Object" });
    }

    private static Location At(IOperation operation, IMethodSymbol function) => function.MethodKind == MethodKind.AnonymousFunction
        ? operation.WithEnclosing().OfType<IAnonymousFunctionOperation>().First().Syntax.GetLocation()
        : function.Locations[0];
}
