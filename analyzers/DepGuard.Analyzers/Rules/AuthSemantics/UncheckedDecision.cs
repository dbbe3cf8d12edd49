using DepGuard.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.AuthSemantics;

/// <summary>DPG1505: an authorization or a password is checked, and nobody reads the result.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncheckedDecision() : DepGuardAnalyzer(Descriptors.UncheckedDecision)
{
    private const int Deepest = 4;

    private static readonly string[] Deciders =
    [
        "Microsoft.AspNetCore.Authorization.IAuthorizationService", "Microsoft.AspNetCore.Authorization.AuthorizationServiceExtensions",
        "Microsoft.AspNetCore.Identity.UserManager`1", "Microsoft.AspNetCore.Identity.SignInManager`1",
    ];

    private static readonly HashSet<string> Members =
    [
        "AuthorizeAsync", "CheckPasswordAsync", "PasswordSignInAsync", "CheckPasswordSignInAsync", "IsInRoleAsync",
        "VerifyTwoFactorTokenAsync", "VerifyUserTokenAsync",
    ];

    /// <summary>Members of a task that wait for it, or wrap it, and say nothing about its result when theirs is dropped.</summary>
    private static readonly HashSet<string> Waits = ["ConfigureAwait", "GetAwaiter", "GetResult", "AsTask", "Wait", "WaitAsync", "WhenAll", "WaitAll"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var deciders = new HashSet<ISymbol>(symbols.FindAll(Deciders), SymbolEqualityComparer.Default);
        if (deciders.Count > 0)
            context.RegisterMemberAction(operation => Analyze(operation, deciders), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, HashSet<ISymbol> deciders)
    {
        var call = (IInvocationOperation)context.Operation;
        if (Members.Contains(call.TargetMethod.Name) && Decides(call.TargetMethod, deciders) && IsDropped(call, Deepest))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UncheckedDecision, call.NameLocation(), call.TargetMethod.Name));
    }

    /// <summary>A member of the libraries; a wrapper of the project may throw by itself.</summary>
    private static bool Decides(IMethodSymbol method, HashSet<ISymbol> deciders) =>
        method.DeclaringSyntaxReferences.IsEmpty && method.ContainingType.IsAny(deciders);

    private static bool IsDropped(IOperation value, int depth)
    {
        for (var inner = value; depth > 0 && inner.Parent is { } outer; inner = outer)
        {
            switch (outer)
            {
                case IExpressionStatementOperation:
                    return true;
                case IAwaitOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation or IArrayInitializerOperation or IArrayCreationOperation or IVariableInitializerOperation or IConditionalAccessOperation:
                    continue;
                case IInvocationOperation call when Waits.Contains(call.TargetMethod.Name):
                    continue;
                case IVariableDeclaratorOperation { Symbol: { } local }:
                    return IsUnread(local, outer, depth);
                case ISimpleAssignmentOperation assigned when ReferenceEquals(assigned.Value, inner):
                    if (assigned.Target is ILocalReferenceOperation target && assigned.Parent is IExpressionStatementOperation)
                        return IsUnread(target.Local, outer, depth);
                    if (assigned.Target is not IDiscardOperation)
                        return false;
                    continue;
                case IReturnOperation:
                    return IsPlainTask(inner);
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The callers of the member get a task without a result.</summary>
    private static bool IsPlainTask(IOperation returned) => returned is IConversionOperation { Type: INamedTypeSymbol { Name: "Task", IsGenericType: false }, Operand.Type: INamedTypeSymbol { Name: "Task", IsGenericType: true } };

    private static bool IsUnread(ILocalSymbol local, IOperation from, int depth) => from.Body().DescendantsAndSelf().OfType<ILocalReferenceOperation>()
        .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local) && !(use.Parent is ISimpleAssignmentOperation assigned && ReferenceEquals(assigned.Target, use)))
        .All(use => IsDropped(use, depth - 1));
}
