using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.AuthSemantics;

/// <summary>DPG1507: a check answers yes when it cannot ask the auth service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthFailsOpen() : DepGuardAnalyzer(Descriptors.AuthFailsOpen)
{
    private static readonly HashSet<string> Decisions = ["AuthorizationResult", "AuthenticateResult", "PolicyAuthorizationResult"];

    /// <summary>Words of names for which yes is the answer that keeps people out, or that ask nothing.</summary>
    private static readonly string[] Refusals =
        ["Revoke", "Lock", "Block", "Ban", "Deni", "Deny", "Expire", "Invalid", "Forbid", "Require", "Need", "Must", "SignOut", "LogOut", "Logout", "Challenge", "Blacklist", "Denylist", "Suspicious", "Disabled"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var calls = symbols.Shared(() => new AuthCalls(symbols, settings));
        if (!calls.IsEmpty)
            context.RegisterMemberAction(operation => Analyze(operation, calls), OperationKind.Return);
    }

    private static void Analyze(MemberOperation context, AuthCalls calls)
    {
        var answer = (IReturnOperation)context.Operation;
        if (!IsYes(answer.ReturnedValue) || Clause(answer) is not { Parent: ITryOperation attempt } clause || !IsUnconditional(answer, clause))
            return;
        if (Functions.Around(answer, context.ContainingSymbol) is not { } function || Named(function) || Asked(attempt.Body, calls) is not { } call)
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.AuthFailsOpen, answer.Syntax.GetLocation(), call.TargetMethod.Name));
    }

    /// <summary>The clause of the same function around the statement.</summary>
    private static ICatchClauseOperation? Clause(IOperation statement) => statement.WithEnclosing()
        .TakeWhile(outer => outer is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        .OfType<ICatchClauseOperation>().FirstOrDefault();

    private static bool Named(IMethodSymbol function) => Array.Exists(Refusals, word => function.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsYes(IOperation? value) => value?.Bare() switch
    {
        ILiteralOperation { ConstantValue: { HasValue: true, Value: true } } => true,
        IInvocationOperation { TargetMethod: { Name: "Success", ContainingType: { } type } } => Decisions.Contains(type.Name),
        IInvocationOperation { TargetMethod: { Name: "FromResult" }, Arguments: [var wrapped] } => IsYes(wrapped.Value),
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [var wrapped] } => IsYes(wrapped.Value),
        _ => false,
    };

    /// <summary>Nothing but the failure decides: no flag of the service, in the clause or in its filter.</summary>
    private static bool IsUnconditional(IOperation answer, ICatchClauseOperation clause)
    {
        if (clause.Filter is { } filter && !IsAboutFailure(filter, clause))
            return false;
        return answer.WithEnclosing().TakeWhile(outer => !ReferenceEquals(outer, clause)).OfType<IConditionalOperation>().All(choice => IsAboutFailure(choice.Condition, clause))
            && !clause.Handler.Operations.TakeWhile(statement => !statement.DescendantsAndSelf().Contains(answer)).OfType<IConditionalOperation>().Any(choice => !IsAboutFailure(choice.Condition, clause));
    }

    /// <summary>The condition looks at the exception, and at nothing else that can change.</summary>
    private static bool IsAboutFailure(IOperation condition, ICatchClauseOperation clause) => condition.DescendantsAndSelf().All(part => part switch
    {
        ILocalReferenceOperation local => clause.Locals.Contains(local.Local, SymbolEqualityComparer.Default) || condition.DescendantsAndSelf().OfType<IDeclarationPatternOperation>().Any(pattern => SymbolEqualityComparer.Default.Equals(pattern.DeclaredSymbol, local.Local)),
        IParameterReferenceOperation => false,
        IFieldReferenceOperation field => field.ConstantValue.HasValue,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } => false,
        IInvocationOperation { Instance: not ILocalReferenceOperation } => false,
        _ => true,
    });

    /// <summary>The call in the block, or in a method of the same file that it calls, which asks for a decision.</summary>
    private static IInvocationOperation? Asked(IOperation body, AuthCalls calls)
    {
        foreach (var call in body.OwnDescendants().OfType<IInvocationOperation>())
        {
            if (IsQuestion(call, calls))
                return call;
            if (SourceBody.Of(call.TargetMethod, call)?.OwnDescendants().OfType<IInvocationOperation>().Any(inner => IsQuestion(inner, calls)) == true)
                return call;
        }

        return null;
    }

    private static bool IsQuestion(IInvocationOperation call, AuthCalls calls) => calls.Contains(call)
        && !Array.Exists(["Revoke", "SignOut", "Challenge", "Forbid", "Create", "Update", "Delete", "Add", "Remove", "Set", "Register"], start => call.TargetMethod.Name.StartsWith(start, StringComparison.Ordinal));
}
